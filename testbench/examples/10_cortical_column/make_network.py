#!/usr/bin/env python3
"""Writes the network file of the cortical column of Potjans and Diesmann (2014) at full scale.

usage: make_network.py dc|poisson > column.json

T. C. Potjans and M. Diesmann, "The cell-type specific cortical microcircuit", Cerebral Cortex 24:785, 2014, with the
initial potentials of NEST's implementation. The drive is the direct current that is the default there, or the Poisson
processes of the publication, of which the published rates are.
"""
import json
import math
import sys

POPULATIONS = ["L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I"]
NEURONS = [20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948]
PROBABILITIES = [  # of a connection: a row for each target, a column for each source
    [0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0, 0.0076, 0],
    [0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0, 0.0042, 0],
    [0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0],
    [0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0, 0.1057, 0],
    [0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0],
    [0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0],
    [0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252],
    [0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443],
]
EXTERNAL_SYNAPSES = [1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100]
EXTERNAL_RATE = 8  # events per second of one external synapse
INITIAL_MEANS = [-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43]  # mV
INITIAL_SPREADS = [5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48]

TAU_M, TAU_SYN, C_M = 10, 0.5, 250  # ms, ms, pF
RESOLUTION = 0.1  # ms


def current_of(potential):
    """Returns the synaptic current in pA whose postsynaptic potential has this peak, in mV."""
    ratio = TAU_M / TAU_SYN
    difference = TAU_M - TAU_SYN
    peak_of_1_pa = TAU_M * TAU_SYN / (C_M * -difference) * (ratio ** (-TAU_M / difference) - ratio ** (-TAU_SYN / difference))
    return potential / peak_of_1_pa


def synapses_of(target, source):
    """Returns the number of synapses of a projection, as the original implementation rounds it."""
    probability = PROBABILITIES[target][source]
    if probability == 0:
        return 0
    pairs = NEURONS[target] * NEURONS[source]
    return round(math.log(1 - probability) / math.log((pairs - 1) / pairs))


def weight_of(target, source):
    """Returns the mean weight of a projection, in pA."""
    if source % 2 == 1:
        return -4 * current_of(0.15)
    return (2 if (target, source) == (0, 2) else 1) * current_of(0.15)


def projection(target, source):
    weight, delay = weight_of(target, source), 0.75 if source % 2 == 1 else 1.5
    sign = {"min": 0} if weight > 0 else {"max": 0}
    return {
        "source": POPULATIONS[source], "target": POPULATIONS[target],
        "rule": "fixed_total_number", "N": synapses_of(target, source),
        "weight": {"distribution": "normal", "mean": weight, "std": 0.1 * abs(weight), **sign},
        "delay": {"distribution": "normal", "mean": delay, "std": 0.5 * delay, "min": 0.5 * RESOLUTION},
    }


def population(i):
    return {
        "name": POPULATIONS[i], "model": "nest.iaf_psc_exp", "count": NEURONS[i],
        "parameters": {"E_L": -65, "V_reset": -65, "V_th": -50, "C_m": C_M, "tau_m": TAU_M,
                       "tau_syn_ex": TAU_SYN, "tau_syn_in": TAU_SYN, "t_ref": 2},
        "initial": {"potential": {"distribution": "normal", "mean": INITIAL_MEANS[i], "std": INITIAL_SPREADS[i]}},
    }


def drive(i, kind):
    rate = EXTERNAL_SYNAPSES[i] * EXTERNAL_RATE
    if kind == "dc":  # the mean current of the Poisson processes
        return {"target": POPULATIONS[i], "type": "dc_generator",
                "amplitude": rate * TAU_SYN * 1e-3 * current_of(0.15)}
    return {"target": POPULATIONS[i], "type": "poisson_generator", "rate": rate, "weight": current_of(0.15)}


def main():
    if sys.argv[1:] not in (["dc"], ["poisson"]):
        sys.exit(__doc__)
    every = range(len(POPULATIONS))
    json.dump({
        "description": "the cortical column of Potjans and Diesmann, Cerebral Cortex 24:785, 2014, at full scale, "
                       f"driven by {'direct current' if sys.argv[1] == 'dc' else 'Poisson processes'}",
        "resolution": RESOLUTION,
        "seed": 1,
        "populations": [population(i) for i in every],
        "projections": [projection(target, source) for target in every for source in every
                        if synapses_of(target, source) > 0],
        "drives": [drive(i, sys.argv[1]) for i in every],
    }, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
