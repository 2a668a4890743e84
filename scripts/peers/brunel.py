"""Brunel's balanced network as in the benchmarks of lif-testbench, for the simulators in this folder.

10 000 excitatory and 2 500 inhibitory neurons, each with 1000 and 250 inputs drawn at random (a source may be drawn
more than once) and a Poisson drive of its own: N. Brunel, Journal of Computational Neuroscience 8, 2000.
Times are in milliseconds and potentials in millivolts.
"""

import argparse
import dataclasses

EXCITATORY, INHIBITORY = 10_000, 2_500
EXCITATORY_INPUTS, INHIBITORY_INPUTS = 1000, 250
NEURONS = EXCITATORY + INHIBITORY
SYNAPSES = NEURONS * (EXCITATORY_INPUTS + INHIBITORY_INPUTS)

TAU, THRESHOLD, RESET, REFRACTORY = 20.0, 20.0, 10.0, 2.0
WEIGHT, RELATIVE_INHIBITION = 0.1, 5.0
DELAY, DT = 1.5, 0.1
# Each neuron is driven as by 1000 Poisson sources of 20 Hz, each event of which has the weight WEIGHT.
DRIVE_SOURCES, DRIVE_HZ = 1000, 20.0


@dataclasses.dataclass
class Options:
    threads: int
    seconds: float
    seed: int

    def rate_hz(self, spikes: int) -> float:
        """The average firing rate of a neuron."""
        return spikes / NEURONS / self.seconds


def parsed(description: str) -> Options:
    """Parses the command line of a program that simulates the network."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1.0, help="simulated time")
    parser.add_argument("--seed", type=int, default=1)
    return Options(**vars(parser.parse_args()))
