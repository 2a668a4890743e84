"""The comparisons: cases of lif-testbench, programs of other simulators (peers), and the figures to compare."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Row:
    """A figure of one of our cases, and the figure of the peer that it is compared with."""

    meaning: str
    case: str
    figure: str
    peer_figure: str
    unit: str
    # The factor to the unit that is shown.
    scale: float = 1.0


@dataclasses.dataclass(frozen=True)
class Comparison:
    """In each round, each of our cases runs once, and then the program of the peer."""

    name: str
    peer: str
    program: str
    module: str
    rows: tuple[Row, ...]
    # Options of the peer's program, and of our cases.
    arguments: tuple[str, ...] = ()
    our_arguments: tuple[str, ...] = ()

    def cases(self) -> list[str]:
        return list(dict.fromkeys(row.case for row in self.rows))


def network_rows(*cases: tuple[str, str]) -> tuple[Row, ...]:
    """Rows for Brunel's network: the simulation time of each of our cases, and other figures of the first of them."""
    times = [Row(f"Brunel, {form}: simulation", case, "simulation_s", "simulation_s", "s") for case, form in cases]
    first = cases[0][0]
    return (
        *times,
        Row("Brunel: build", first, "build_s", "build_s", "s"),
        Row("Brunel: peak memory", first, "peak_MiB", "peak_MiB", "MiB"),
        Row("Brunel: rate of a neuron (the same network if equal)", first, "rate_hz", "rate_hz", "Hz"),
    )


def wall_rows(*cases: tuple[str, str]) -> tuple[Row, ...]:
    """Rows for several threads, whose purpose is to save wall time."""
    return tuple(
        Row(f"Brunel, {form}, 2 threads: simulation, wall time", case, "wall_s", "wall_s", "s") for case, form in cases
    )


NEURON = (Row("one neuron: a step, clock included", "neuron", "ns_per_step", "ns_per_step", "us", 1e-3),)
POPULATION = (Row("100 000 neurons: an update of one", "population", "ns_per_update", "ns_per_update", "ns"),)
BRUNEL = (
    ("brunel", "one weight a sign"),
    ("brunel-general", "a weight and a delay for each synapse"),
    ("brunel-dense", "dense"),
    ("brunel-modules", "a module for each neuron"),
)
CORE = tuple(
    Row(f"core of 256 neurons: {meaning}, beside the {timing} timing model", "core", figure, f"{timing}_{figure}", "ns")
    for timing in ("simple", "detailed")
    for meaning, figure in (("a synaptic event", "ns_per_synaptic_event"), ("an update", "ns_per_update"))
)
TWO_THREADS = ("--threads", "2")

COMPARISONS = (
    Comparison("neuron-torch", "PyTorch", "torch_neuron.py", "torch", NEURON, ("1",)),
    Comparison("neuron-snntorch", "snnTorch", "snntorch_leaky.py", "snntorch", NEURON, ("1",)),
    Comparison("population-torch", "PyTorch", "torch_neuron.py", "torch", POPULATION, ("100000",)),
    Comparison("population-snntorch", "snnTorch", "snntorch_leaky.py", "snntorch", POPULATION, ("100000",)),
    Comparison("population-brian2", "Brian2", "brian2_population.py", "brian2", POPULATION, ("100000",)),
    Comparison("core-sanafe", "SANA-FE", "sanafe_core.py", "sanafe", CORE),
    Comparison("brunel-nest", "NEST", "nest_brunel.py", "nest", network_rows(*BRUNEL)),
    Comparison("brunel-brian2", "Brian2", "brian2_brunel.py", "brian2", network_rows(*BRUNEL)),
    Comparison("brunel-nest-2", "NEST", "nest_brunel.py", "nest", wall_rows(*BRUNEL[:3]), TWO_THREADS, TWO_THREADS),
    # Brian2 has no such comparison: its OpenMP threads spin, and on shared cores take several times as long as one.
)


def selected(names: list[str]) -> list[Comparison]:
    """The comparisons that have one of these names, cases or peers; all comparisons if there are no names."""
    found = []
    unknown = {name.lower() for name in names}
    for comparison in COMPARISONS:
        answers_to = {comparison.name, comparison.peer.lower(), *comparison.cases()}
        matching = {name.lower() for name in names} & answers_to
        unknown -= matching
        rows = comparison.rows
        if not matching & {comparison.name, comparison.peer.lower()}:
            rows = tuple(row for row in rows if row.case in matching)
        if not names or matching:
            found.append(comparison if not names else dataclasses.replace(comparison, rows=rows))
    if unknown:
        known = ", ".join(comparison.name for comparison in COMPARISONS)
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}; there are {known}, and the names of cases and peers")
    return found
