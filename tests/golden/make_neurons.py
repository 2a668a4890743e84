"""Makes the golden traces of single neurons again with the frameworks themselves, and compares them with those here.

usage: make_neurons.py [--write FOLDER] [TRACE ...]

TRACE is a folder (snntorch), a trace (leaky__none_delay_f64__b0.9_t1__uniform) or both (snntorch/leaky__...). Without
TRACE, all traces of kata/, snntorch/, norse/, spikingjelly/, sinabs/ and lava/ are made. The JSON file of a trace, its
sidecar, names a class, to which each step's input is given, with the parameters and the number type of the sidecar.
kata/ comes from no framework; its rule is computed with NumPy and PyTorch. A trace is reproduced if its text is the
same and has the sha256 of the sidecar: 9 significant digits for float32 and 17 for float64 distinguish all values. The
exit code is 1 if any trace differs.

The traces of a framework that cannot be imported are left out. scripts/frameworks.sh installs all frameworks but Lava,
which needs Python 3.10 or older. The traces with quantised states come from PyTorch 1.13 with AVX2 and differ with
PyTorch 2: snnTorch's levels are those of torch.linspace, which rounds differently in the two versions.
"""
import argparse
import hashlib
import importlib.metadata
import json
import pathlib
import sys
import warnings
from collections import Counter
from functools import partial

HERE = pathlib.Path(__file__).resolve().parent
# Otherwise Python would take the folder snntorch/ here for the package, if that is not installed.
sys.path = [folder for folder in sys.path if pathlib.Path(folder).resolve() != HERE]

FOLDERS = ("kata", "snntorch", "norse", "spikingjelly", "sinabs", "lava")
# What makes the traces, and the packages whose versions decide their bits.
PACKAGES = {"kata_numpy": ("numpy",), "kata_torch": ("torch",), "snntorch": ("snntorch", "torch"),
            "norse": ("norse", "torch"), "spikingjelly": ("spikingjelly", "torch"), "sinabs": ("sinabs", "torch"),
            "lava": ("lava-nc", "numpy")}


class Trace:
    """A trace in this folder: what its sidecar says, its lines, and its input as numbers."""

    def __init__(self, sidecar):
        about = json.loads(sidecar.read_text())
        of_kata = sidecar.parent.name == "kata"
        self.name = f"{sidecar.parent.name}/{sidecar.stem}"
        self.maker = sidecar.stem.split("__")[0] if of_kata else sidecar.parent.name
        self.function = FUNCTIONS[self.maker if of_kata else about["class"]]
        self.version = about["framework"] if of_kata else about["version"]
        self.dtype, self.parameters = about["dtype"], about["parameters"]
        self.settings = (about["run"] or {}).get("set", {})
        self.neurons = self.parameters.get("neurons", 1)
        self.types, self.sha256 = about["column_dtypes"], about["sha256"]
        self.lines = sidecar.with_suffix(".csv").read_text().splitlines()
        self.inputs = [float(line.split(",")[1]) for line in self.lines[1:]]


def tensor(trace, value):
    """A number, or a list of them, in the trace's number type."""
    import torch
    return torch.tensor(value, dtype=getattr(torch, trace.dtype))


def tensors(trace, *without):
    """The parameters, with each float as a tensor of the trace's number type, because frameworks would take float32."""
    return {name: tensor(trace, value) if isinstance(value, float) else value
            for name, value in trace.parameters.items() if name not in without}


def steps(trace):
    """The input of each step, as a batch of one with all neurons."""
    return tensor(trace, trace.inputs).reshape(-1, 1, trace.neurons)


# --- one function per class or family of classes: potential, spike and further state of each step ------------------
def kata(trace, number):
    beta, threshold = number(trace.parameters["beta"]), number(trace.parameters["threshold"])
    potential = number(0.0)
    for current in number(trace.inputs):
        potential = beta * potential + current
        spike = (potential > threshold) * 1.0
        potential = potential * (1 - spike)
        yield potential, spike


def kata_numpy(trace):
    import numpy
    return kata(trace, numpy.float64)


def snntorch_neuron(trace, name, **more):
    """snnTorch's neurons keep their state, and return the spike first and the potential last."""
    import snntorch
    neuron = getattr(snntorch, name)(**tensors(trace, "num_bits", "levels", "neurons"), **more)
    for current in steps(trace):
        spike, *further, potential = neuron(current)
        yield potential, spike, *further


def snntorch_quantised(trace):
    from snntorch.functional.quant import state_quant
    quantised = state_quant(num_bits=trace.parameters["num_bits"], threshold=trace.parameters["threshold"])
    return snntorch_neuron(trace, "Leaky", state_quant=quantised)


def norse_cell(trace, name, **more):
    import norse.torch as norse
    parameters = getattr(norse, f"{name}Parameters")(**tensors(trace, "dt", "reset_method"), **more)
    cell, state = getattr(norse, f"{name}Cell")(p=parameters, dt=trace.parameters.get("dt", 0.001)), None
    for current in steps(trace):
        spike, state = cell(current, state)
        potential, *further = state
        yield potential, spike, *further


def norse_box(trace):
    from norse.torch.functional import reset
    return norse_cell(trace, "LIFBox", reset_method=getattr(reset, f"reset_{trace.parameters['reset_method']}"))


def norse_refractory(trace):
    import norse.torch as norse
    lif = norse.LIFParameters(**tensors(trace, "dt", "rho_reset"))
    parameters = norse.LIFRefracParameters(lif=lif, rho_reset=tensor(trace, trace.parameters["rho_reset"]))
    cell, state = norse.LIFRefracCell(p=parameters, dt=trace.parameters["dt"]), None
    for current in steps(trace):
        spike, state = cell(current, state)
        yield state.lif.v, spike, state.lif.i, state.rho


def spikingjelly_node(trace, name):
    from spikingjelly.activation_based import neuron
    node = getattr(neuron, name)(**trace.parameters)
    for current in steps(trace):
        spike = node(current)
        yield node.v, spike


def sinabs_lif(trace):
    """Takes the settings of `run`, because some sidecars name the functions for spike and reset only there."""
    from sinabs.activation import MembraneReset, MembraneSubtract, MultiSpike, SingleSpike
    from sinabs.layers import LIF
    functions = {"single": SingleSpike, "multi": MultiSpike, "sub": MembraneSubtract(), "zero": MembraneReset()}
    layer = LIF(**{name: functions.get(value, value) for name, value in trace.settings.items()})
    for current in steps(trace):
        spike = layer(current.unsqueeze(0))
        yield (layer.v_mem, spike, layer.i_syn) if "tau_syn" in trace.parameters else (layer.v_mem, spike)


def lava_process(trace, name, kind):
    """Runs a process of lava.proc.lif between a source and sinks, in Lava's simulation on the CPU."""
    import lava.proc.lif.process as processes
    import numpy
    from lava.magma.core.run_conditions import RunSteps
    from lava.magma.core.run_configs import Loihi1SimCfg
    from lava.proc.io import sink, source
    count = len(trace.inputs)
    neuron = getattr(processes, name)(shape=(1,), **trace.parameters)
    source.RingBuffer(data=numpy.array([trace.inputs])).s_out.connect(neuron.a_in)
    spikes = sink.RingBuffer(shape=(1,), buffer=count)
    neuron.s_out.connect(spikes.a_in)
    potentials, currents = sink.Read(buffer=count), sink.Read(buffer=count)
    potentials.connect_var(neuron.v)
    currents.connect_var(neuron.u)
    neuron.run(condition=RunSteps(num_steps=count), run_cfg=Loihi1SimCfg(select_tag=kind))
    columns = [record.data.get()[0] for record in (potentials, spikes, currents)]
    neuron.stop()
    return zip(*columns)


# The function that makes the traces of a class, by the name of the class in the sidecars.
FUNCTIONS = {
    "kata_numpy": kata_numpy,
    "kata_torch": lambda trace: kata(trace, partial(tensor, trace)),
    "snntorch.Leaky": partial(snntorch_neuron, name="Leaky"),
    "snntorch.Leaky + functional.quant.state_quant": snntorch_quantised,
    "snntorch.Leaky(inhibition=True)": partial(snntorch_neuron, name="Leaky"),
    "snntorch.RLeaky(all_to_all=False)": partial(snntorch_neuron, name="RLeaky", all_to_all=False),
    "snntorch.Synaptic": partial(snntorch_neuron, name="Synaptic"),
    "snntorch.Alpha": partial(snntorch_neuron, name="Alpha"),
    "snntorch.Lapicque": partial(snntorch_neuron, name="Lapicque"),
    "norse IAFCell / iaf_feed_forward_step": partial(norse_cell, name="IAF"),
    "norse LIFCell / lif_feed_forward_step": partial(norse_cell, name="LIF"),
    "norse LIFBoxCell / lif_box_feed_forward_step": norse_box,
    "norse LIFRefracCell / lif_refrac_feed_forward_step": norse_refractory,
    "spikingjelly IFNode": partial(spikingjelly_node, name="IFNode"),
    "spikingjelly.activation_based.neuron.LIFNode": partial(spikingjelly_node, name="LIFNode"),
    "sinabs.layers.LIF": sinabs_lif,
    "lava.proc.lif.process.LIF / PyLifModelBitAcc": partial(lava_process, name="LIF", kind="fixed_pt"),
    "lava.proc.lif.process.LIF / PyLifModelFloat": partial(lava_process, name="LIF", kind="floating_pt"),
    "lava LIFRefractory / PyLifRefractoryModelFloat": partial(lava_process, name="LIFRefractory", kind="floating_pt"),
    "lava LIFReset / PyLifResetModelBitAcc": partial(lava_process, name="LIFReset", kind="fixed_pt"),
    "lava TernaryLIF / PyTernLifModelFixed": partial(lava_process, name="TernaryLIF", kind="fixed_pt"),
}


# --- made again and compared --------------------------------------------------------------------------------------
def text_of(value, number_type):
    """A value as text in a trace. An integer column has no -0, but a graded spike in it may be a fraction."""
    if number_type == "int":
        value += 0.0
    return format(value, ".9g" if number_type == "float32" else ".17g")


def made_again(trace):
    """The lines of the trace, as the installed framework makes them."""
    lines = [",".join(trace.types)]
    rows = (row for step in trace.function(trace) for row in zip(*(column.reshape(-1).tolist() for column in step)))
    for number, (current, row) in enumerate(zip(trace.inputs, rows)):
        step, neuron = divmod(number, trace.neurons)
        values = (step, current, *row, neuron)  # there is a column for the neuron only if there are several
        lines.append(",".join(text_of(value, kind) for value, kind in zip(values, trace.types.values())))
    return lines


def first_difference(trace, lines):
    """Says where the lines first differ from those of the trace; None if they are the same."""
    for old, new in zip(trace.lines, lines):
        if old != new:
            values = zip(trace.types, old.split(","), new.split(","))
            column, stands, made = next(value for value in values if value[1] != value[2])
            return f"first at step {old.split(',')[0]}: {column} is {stands} in this folder, {made} as made here"
    same_file = hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest() == trace.sha256
    return None if same_file else "not in a line, but the sha256 in the sidecar is another file's"


def versions(maker):
    return " and ".join(f"{package} {importlib.metadata.version(package)}" for package in PACKAGES[maker])


def chosen(names):
    """The traces with these names, or all traces if there are no names."""
    sidecars = [path for folder in FOLDERS for path in sorted((HERE / folder).glob("*.json"))]
    names_of = {path: {path.parent.name, path.stem, f"{path.parent.name}/{path.stem}"} for path in sidecars}
    unknown = set(names).difference(*names_of.values())
    if unknown:
        sys.exit(f"no folder or trace of this name: {', '.join(sorted(unknown))}")
    return [Trace(path) for path in sidecars if not names or names_of[path].intersection(names)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 2)[2],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("traces", metavar="TRACE", nargs="*")
    parser.add_argument("--write", metavar="FOLDER", type=pathlib.Path, help="write the traces made here into FOLDER")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    counts, reasons = {}, {}
    for trace in chosen(options.traces):
        count = counts.setdefault(trace.maker, Counter())
        try:
            lines = made_again(trace)
        except ImportError as error:
            reasons[trace.maker] = str(error).splitlines()[0]
            count["left out"] += 1
            continue
        if options.write:
            path = options.write / f"{trace.name}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n")
        difference = first_difference(trace, lines)
        count["differ" if difference else "reproduced"] += 1
        if difference:
            print(f"{trace.name} differs, {difference} (made with {trace.version}; here {versions(trace.maker)})")
    for maker, count in counts.items():
        if maker in reasons:
            print(f"{maker}: {count['left out']} left out, as it cannot be imported: {reasons[maker]}")
        else:
            print(f"{maker}: {count['reproduced']} reproduced bit for bit, {count['differ']} differ,",
                  f"with {versions(maker)}")
    return 1 if any(count["differ"] for count in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
