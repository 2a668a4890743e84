"""Brunel's balanced network as in the benchmarks of lif-testbench, for the simulators in this folder.

It is read from the network file that the benchmarks and the example share. Times are in milliseconds and potentials in
millivolts.
"""

import argparse
import collections.abc
import dataclasses
import json
import pathlib
import typing

FILE = pathlib.Path(__file__).resolve().parents[4] / "testbench" / "examples" / "08_brunel" / "brunel.json"


def same(values: collections.abc.Iterable[typing.Any], what: str) -> typing.Any:
    """The value that all are, as the programs here know no other networks."""
    values = list(values)
    if any(value != values[0] for value in values):
        raise ValueError(f"{FILE}: {what} differs")
    return values[0]


def projection_from(source: str) -> dict[str, typing.Any]:
    """The projections from a population, which are alike, as one."""
    projections = [projection for projection in NETWORK["projections"] if projection["source"] == source]
    return {
        name: same((projection[name] for projection in projections), name)
        for name in ("rule", "indegree", "weight", "delay")
    }


NETWORK = json.loads(FILE.read_text(encoding="utf-8"))
COUNTS = {population["name"]: population["count"] for population in NETWORK["populations"]}
EXCITATORY, INHIBITORY = COUNTS["excitatory"], COUNTS["inhibitory"]
NEURONS = EXCITATORY + INHIBITORY

FROM_EXCITATORY, FROM_INHIBITORY = projection_from("excitatory"), projection_from("inhibitory")
RULE = same((projection["rule"] for projection in NETWORK["projections"]), "rule")
EXCITATORY_INPUTS, INHIBITORY_INPUTS = FROM_EXCITATORY["indegree"], FROM_INHIBITORY["indegree"]
WEIGHT, INHIBITORY_WEIGHT = FROM_EXCITATORY["weight"], FROM_INHIBITORY["weight"]
DELAY = same((projection["delay"] for projection in NETWORK["projections"]), "delay")
SYNAPSES = NEURONS * (EXCITATORY_INPUTS + INHIBITORY_INPUTS)

PARAMETERS = same((population["parameters"] for population in NETWORK["populations"]), "a parameter")
TAU, THRESHOLD, RESET = (float(PARAMETERS[name]) for name in ("tau_m", "V_th", "V_reset"))
REFRACTORY = float(PARAMETERS["t_ref"])
DT, SECONDS = NETWORK["resolution"], NETWORK["time"] / 1000

# Each neuron is driven as by 1000 Poisson sources, each event of which has the weight of an excitatory synapse.
DRIVE_SOURCES = 1000
DRIVE_HZ = same((drive["rate"] for drive in NETWORK["drives"]), "rate") / DRIVE_SOURCES
if same((drive["weight"] for drive in NETWORK["drives"]), "weight") != WEIGHT:
    raise ValueError(f"{FILE}: the weights of drive and excitatory synapses differ")


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
    parser.add_argument("--seconds", type=float, default=SECONDS, help="simulated time")
    parser.add_argument("--seed", type=int, default=NETWORK["seed"])
    return Options(**vars(parser.parse_args()))
