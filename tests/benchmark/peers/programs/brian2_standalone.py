"""Runs Brian2's C++ standalone device. The program that it generates measures its own times."""

import json
import pathlib

from measure import Span, timed

PROJECTS = pathlib.Path(__file__).resolve().parents[4] / "build" / "peers" / "brian2"

AT_START = """
timespec wall_at_start, wall_at_run, cpu_at_run;
clock_gettime(CLOCK_MONOTONIC, &wall_at_start);
"""
BEFORE_RUN = """
clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu_at_run);
clock_gettime(CLOCK_MONOTONIC, &wall_at_run);
"""
# The peak is VmHWM, because ru_maxrss would begin with the peak of the process that started the program.
AFTER_RUN = """
{
    timespec cpu, wall;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    clock_gettime(CLOCK_MONOTONIC, &wall);
    const auto seconds = [](const timespec& time) { return time.tv_sec + 1e-9 * time.tv_nsec; };
    long peak_KiB = 0;
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") status >> peak_KiB;
    std::ofstream("results/measured.json")
        << "{\\"build_s\\": " << seconds(cpu_at_run)
        << ", \\"build_wall_s\\": " << seconds(wall_at_run) - seconds(wall_at_start)
        << ", \\"simulation_s\\": " << seconds(cpu) - seconds(cpu_at_run)
        << ", \\"wall_s\\": " << seconds(wall) - seconds(wall_at_run)
        << ", \\"peak_MiB\\": " << peak_KiB / 1024.0 << "}";
}
"""


class Standalone:
    """A network that is compiled and run once. Its project stays, so that a later run compiles only what differs."""

    def __init__(self, name: str, threads: int = 1) -> None:
        import brian2

        self.folder = PROJECTS / f"{name}-{threads}"
        # The times of the compiler, of the program before the simulation, and of the simulation.
        self.compiling = Span()
        self.connecting = Span()
        self.simulation = Span()
        self.peak_mib = 0.0
        brian2.set_device("cpp_standalone", build_on_run=False)
        # 0 compiles without OpenMP, which is what Brian2 does by default.
        brian2.prefs.devices.cpp_standalone.openmp_threads = threads if threads > 1 else 0
        brian2.prefs.devices.cpp_standalone.extra_make_args_unix = ["-j2"]
        for slot, code in (
            ("before_start", AT_START),
            ("before_network_run", BEFORE_RUN),
            ("after_network_run", AFTER_RUN),
        ):
            brian2.device.insert_code(slot, code)

    def run(self) -> None:
        """Compiles and runs what was defined."""
        from brian2 import device

        with timed() as self.compiling:
            device.build(directory=str(self.folder), compile=True, run=False)
        device.run(str(self.folder), with_output=True, run_args=[])
        took = json.loads((self.folder / "results" / "measured.json").read_text(encoding="utf-8"))
        self.connecting = Span(took["build_s"], took["build_wall_s"])
        self.simulation = Span(took["simulation_s"], took["wall_s"])
        self.peak_mib = took["peak_MiB"]
