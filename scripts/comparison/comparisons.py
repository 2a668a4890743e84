"""What is compared with what: our cases, the peers' programs, and the figures that stand beside each other."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Row:
    """A figure of one of our cases, and the one of the peer that it stands beside."""

    meaning: str
    case: str
    figure: str
    peer_figure: str
    unit: str
    # To the unit that is shown.
    scale: float = 1.0


@dataclasses.dataclass(frozen=True)
class Comparison:
    """One run of a peer for each round, and before it one of each of our cases."""

    name: str
    peer: str
    program: str
    module: str
    rows: tuple[Row, ...]
    # For the peer and for us.
    arguments: tuple[str, ...] = ()
    our_arguments: tuple[str, ...] = ()

    def cases(self) -> list[str]:
        return list(dict.fromkeys(row.case for row in self.rows))


def network_rows(*cases: tuple[str, str]) -> tuple[Row, ...]:
    """Brunel's network: the time of the simulation by each of our forms, and what else the first of them costs."""
    times = [Row(f"Brunel, {form}: simulation", case, "simulation_s", "simulation_s", "s") for case, form in cases]
    first = cases[0][0]
    return (
        *times,
        Row("Brunel: build", first, "build_s", "build_s", "s"),
        Row("Brunel: peak memory", first, "peak_MiB", "peak_MiB", "MiB"),
        Row("Brunel: rate of a neuron (the same network if equal)", first, "rate_hz", "rate_hz", "Hz"),
    )


def wall_rows(*cases: tuple[str, str]) -> tuple[Row, ...]:
    """On several threads: wall time is what they are for."""
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
TWO_THREADS = ("--threads", "2")

COMPARISONS = (
    Comparison("neuron-torch", "PyTorch", "torch_neuron.py", "torch", NEURON, ("1",)),
    Comparison("neuron-snntorch", "snnTorch", "snntorch_leaky.py", "snntorch", NEURON, ("1",)),
    Comparison("population-torch", "PyTorch", "torch_neuron.py", "torch", POPULATION, ("100000",)),
    Comparison("population-snntorch", "snnTorch", "snntorch_leaky.py", "snntorch", POPULATION, ("100000",)),
    Comparison("population-brian2", "Brian2", "brian2_population.py", "brian2", POPULATION, ("100000",)),
    Comparison("brunel-nest", "NEST", "nest_brunel.py", "nest", network_rows(*BRUNEL)),
    Comparison("brunel-brian2", "Brian2", "brian2_brunel.py", "brian2", network_rows(*BRUNEL)),
    Comparison("brunel-nest-2", "NEST", "nest_brunel.py", "nest", wall_rows(*BRUNEL[:3]), TWO_THREADS, TWO_THREADS),
    # Brian2 has no such row: its OpenMP threads spin, and on shared cores take several times as long as one alone.
)


def selected(names: list[str]) -> list[Comparison]:
    """The comparisons of these names, or with these cases, or with these peers; all without names."""
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
