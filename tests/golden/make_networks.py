"""Makes the networks in nir/: NIR files that the `nir` package writes, each with its input and its expected output.

usage: make_networks.py FOLDER

The expected output comes from one of two sources, which are both independent of the library:
* snntorch, norse, spikingjelly, sinabs: the framework itself, with its own importer (tests/frameworks/networks.py);
* nir: the equations of the format, written below as loops over scalars.

Weights are multiples of powers of two, so that sums are exact in any order. Each folder holds net.nir, input.csv,
output.csv, run.txt (the options that give this output), and NODE.potential.csv where potentials are known.
"""
import pathlib
import sys

import nir
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "frameworks"))
import networks  # noqa: E402

STEPS = 40
DT = 1e-3


# --- the format's own meaning, value by value ---------------------------------------------------------------------
def at(parameter, index, shape):
    values = np.asarray(parameter, dtype=np.float64)
    return float(values.reshape(-1)[0 if values.size == 1 else index])


class Neurons:
    def __init__(self, node):
        self.node, self.state = node, {}

    def __call__(self, x):
        out = np.zeros(x.shape)
        for i, value in enumerate(x.reshape(-1)):
            v, current = self.state.get(i, (0.0, 0.0))
            get = lambda name: at(getattr(self.node, name), i, x.shape)
            kind = type(self.node).__name__
            drive = float(value)
            if kind in ("CubaLIF", "CubaLI"):
                current = current + DT / get("tau_syn") * (get("w_in") * drive - current)
                drive = current
            if kind in ("LIF", "LI"):
                v = v + DT / get("tau") * ((get("v_leak") - v) + get("r") * drive)
            elif kind in ("CubaLIF", "CubaLI"):
                v = v + DT / get("tau_mem") * ((get("v_leak") - v) + get("r") * drive)
            else:
                v = v + DT * (get("r") * drive)
            spikes = hasattr(self.node, "v_threshold")
            result = v
            if spikes:
                result = 1.0 if v > get("v_threshold") else 0.0
                if result:
                    v = get("v_reset")
            self.state[i] = (v, current)
            out.reshape(-1)[i] = result
        return out

    def potentials(self):
        return [self.state[i][0] for i in sorted(self.state)]


class Delay:
    def __init__(self, node):
        self.node, self.past = node, []

    def __call__(self, x):
        self.past.append(x.copy())
        out = np.zeros(x.shape)
        for i in range(x.size):
            back = round(at(self.node.delay, i, x.shape) / DT)
            if back < len(self.past):
                out.reshape(-1)[i] = self.past[-1 - back].reshape(-1)[i]
        return out


def pair(value):
    values = np.atleast_1d(np.asarray(value))
    return (int(values[0]), int(values[-1]))


def windows(x, kernel, stride, before, after, dilation):
    """Yields rows and columns of the output, and for each of its positions the taps with their places in the input."""
    height, width = x.shape[-2:]
    rows = (height + before[0] + after[0] - dilation[0] * (kernel[0] - 1) - 1) // stride[0] + 1
    columns = (width + before[1] + after[1] - dilation[1] * (kernel[1] - 1) - 1) // stride[1] + 1
    for r in range(rows):
        for c in range(columns):
            taps = []
            for u in range(kernel[0]):
                for v in range(kernel[1]):
                    y = r * stride[0] + u * dilation[0] - before[0]
                    z = c * stride[1] + v * dilation[1] - before[1]
                    if 0 <= y < height and 0 <= z < width:
                        taps.append((u, v, y, z))
            yield rows, columns, r, c, taps


def convolve(node, x):
    weight = np.asarray(node.weight, dtype=np.float64)
    is_line = weight.ndim == 3
    if is_line:
        weight, x = weight[:, :, None, :], x[:, None, :]
    one = lambda value: (1, int(np.atleast_1d(value)[0])) if is_line else pair(value)
    stride, dilation = one(node.stride), one(node.dilation)
    kernel = weight.shape[2:]
    if isinstance(node.padding, str):
        total = [d * (k - 1) if node.padding == "same" else 0 for d, k in zip(dilation, kernel)]
        before = [t // 2 for t in total]
        after = [t - b for t, b in zip(total, before)]
    else:
        before = after = (0, one(node.padding)[1]) if is_line else one(node.padding)
    groups = int(node.groups)
    per_group_in, per_group_out = x.shape[0] // groups, weight.shape[0] // groups
    out = None
    for rows, columns, r, c, taps in windows(x, kernel, stride, before, after, dilation):
        if out is None:
            out = np.zeros((weight.shape[0], rows, columns))
        for o in range(weight.shape[0]):
            first = o // per_group_out * per_group_in
            total = 0.0
            for i in range(per_group_in):
                for u, v, y, z in taps:
                    total += weight[o, i, u, v] * x[first + i, y, z]
            out[o, r, c] = total + float(node.bias[o])
    return out[:, 0, :] if is_line else out


def pool(node, x, average):
    kernel, stride, padding = pair(node.kernel_size), pair(node.stride), pair(node.padding)
    out = None
    for rows, columns, r, c, taps in windows(x, kernel, stride, padding, padding, (1, 1)):
        if out is None:
            out = np.zeros((x.shape[0], rows, columns))
        for channel in range(x.shape[0]):
            total = sum(x[channel, y, z] for _, _, y, z in taps)
            out[channel, r, c] = total / (kernel[0] * kernel[1]) if average else total
    return out


def flatten(node, x):
    start = int(node.start_dim) % x.ndim
    end = int(node.end_dim) % x.ndim
    return x.reshape(x.shape[:start] + (-1,) + x.shape[end + 1:])


def layer_of(node):
    kind = type(node).__name__
    if kind in ("LIF", "LI", "IF", "I", "CubaLIF", "CubaLI"):
        return Neurons(node)
    if kind == "Delay":
        return Delay(node)
    return {
        "Input": lambda x: x,
        "Output": lambda x: x,
        "Affine": lambda x: np.asarray(node.weight, np.float64) @ x + np.asarray(node.bias, np.float64),
        "Linear": lambda x: np.asarray(node.weight, np.float64) @ x,
        "Conv1d": lambda x: convolve(node, x),
        "Conv2d": lambda x: convolve(node, x),
        "SumPool2d": lambda x: pool(node, x, False),
        "AvgPool2d": lambda x: pool(node, x, True),
        "Flatten": lambda x: flatten(node, x),
        "Scale": lambda x: x * np.asarray(node.scale, np.float64),
        "Threshold": lambda x: (x > np.asarray(node.threshold)).astype(np.float64),
    }[kind]


def reference(nodes, edges, order, x):
    """Runs the nodes in `order`. A node that has not run yet in a step gives its value of the last step, 0 at first."""
    layers = {name: layer_of(nodes[name]) for name in order}
    last, outputs, potentials = {}, [], {name: [] for name in order if isinstance(layers[name], Neurons)}
    for row in x:
        now = {}
        for name in order:
            if name == "input":
                now[name] = layers[name](np.asarray(row, np.float64))
                continue
            total = None
            for source, target in edges:
                if target != name:
                    continue
                value = now.get(source, last.get(source))
                if value is not None:
                    total = value if total is None else total + value
            now[name] = layers[name](total)
        last = now
        outputs.append(now["output"].reshape(-1))
        for name, values in potentials.items():
            values.append(layers[name].potentials())
    return outputs, potentials


# --- networks of every node type ----------------------------------------------------------------------------------
def chain(*names):
    return list(zip(names, names[1:]))


def network_cases(rng):
    grid = lambda *shape: networks.grid(rng, shape, 1 / 16, -12, 24).astype(np.float64)
    ones = lambda shape, value: np.full(shape, float(value))
    spread = lambda shape, low, high: rng.integers(low * 64, high * 64, shape) / 64
    ends = lambda i, o: {"input": nir.Input({"input": np.array(i)}), "output": nir.Output({"output": np.array(o)})}
    affine = lambda o, i: nir.Affine(grid(o, i), grid(o))
    lif = lambda shape: nir.LIF(spread(shape, 1, 4) / 256, ones(shape, 1), spread(shape, -1, 1) / 8,
                                spread(shape, 0.25, 0.75), spread(shape, -0.25, 0.25))
    line = ("input", "fc", "neurons", "output")

    def simple(neuron, inputs=5, outputs=4):
        return {**ends([inputs], [outputs]), "fc": affine(outputs, inputs), "neurons": neuron}, chain(*line), line

    yield "lif", simple(lif((4,)))
    yield "lif_single_parameters", simple(nir.LIF(np.array(0.005), np.array(1.5), np.array(0.0), np.array(0.5),
                                                  np.array(0.125))), dict(compression=None)
    yield "if", simple(nir.IF(ones(4, 250), spread(4, 1, 2), spread(4, -0.5, 0.5)))
    yield "i", simple(nir.I(spread(4, 8, 64)))
    yield "li", simple(nir.LI(spread(4, 1, 4) / 256, spread(4, 1, 2), spread(4, -1, 1)))
    yield "cuba_li", simple(nir.CubaLI(spread(4, 1, 2) / 256, spread(4, 1, 4) / 256, spread(4, 1, 2),
                                       spread(4, -1, 1), spread(4, 1, 2)))
    yield "cuba_lif", simple(nir.CubaLIF(spread(4, 1, 2) / 256, spread(4, 1, 4) / 256, spread(4, 1, 2),
                                         spread(4, -1, 1) / 8, spread(4, 0.25, 0.75), spread(4, -0.25, 0.25),
                                         spread(4, 1, 2)))
    nodes, edges, order = simple(lif((4,)))
    nodes["fc"] = nir.Linear(grid(4, 5).astype(np.float32))
    yield "linear_float32", (nodes, edges[::-1], order)

    order = ("input", "scale", "delay", "threshold", "fc", "neurons", "output")
    yield "scale_delay_threshold", ({**ends([5], [4]), "scale": nir.Scale(spread(5, 0.5, 1.5)),
                                     "delay": nir.Delay(np.array([0, 1, 2, 3, 7]) * DT),
                                     "threshold": nir.Threshold(spread(5, 0.25, 0.75)), "fc": affine(4, 5),
                                     "neurons": lif((4,))}, chain(*order), order)

    def picture(conv, shape, after, inputs, *between):
        """input -> conv -> lif -> between -> flatten -> fc -> lif -> output"""
        nodes = {**ends(inputs, [3]), "1.conv": conv, "2.lif": lif(shape)}
        order = ["input", "1.conv", "2.lif"]
        for i, node in enumerate(between):
            nodes[f"3.{i}"] = node
            order.append(f"3.{i}")
        nodes["4.flat"] = nir.Flatten({"input": np.array(after)}, 0, -1)
        nodes["5.fc"] = affine(3, int(np.prod(after)))
        nodes["6.lif"] = lif((3,))
        order += ["4.flat", "5.fc", "6.lif", "output"]
        return nodes, chain(*order), order

    yield "conv1d", picture(nir.Conv1d(9, grid(3, 2, 4), 2, 1, 1, 1, grid(3)), (3, 4), (3, 4), [2, 9])
    yield "conv1d_same", picture(nir.Conv1d(9, grid(4, 1, 4), 1, "same", 2, 2, grid(4)), (4, 9), (4, 9), [2, 9])
    yield "conv2d_not_square", picture(nir.Conv2d((8, 8), grid(2, 3, 3, 5), (1, 1), (0, 0), (1, 1), 1, grid(2)),
                                       (2, 6, 4), (2, 6, 4), [3, 8, 8])
    yield "conv2d_stride_dilation_groups", picture(
        nir.Conv2d((9, 8), grid(4, 1, 3, 2), (2, 1), (1, 2), (2, 3), 2, grid(4)), (4, 4, 9), (4, 4, 9), [2, 9, 8])
    yield "conv2d_same", picture(nir.Conv2d((5, 6), grid(2, 2, 4, 3), 1, "same", 1, 1, grid(2)), (2, 5, 6), (2, 5, 6),
                                 [2, 5, 6])
    yield "conv2d_valid_sum_pool", picture(
        nir.Conv2d((7, 8), grid(2, 1, 2, 2), 1, "valid", 1, 1, grid(2)), (2, 6, 7), (2, 4, 4), [1, 7, 8],
        nir.SumPool2d(np.array([2, 3]), np.array([2, 2]), np.array([1, 1])))
    yield "avg_pool", picture(nir.Conv2d((6, 8), grid(2, 1, 3, 3), 1, 1, 1, 1, grid(2)), (2, 6, 8), (2, 3, 4),
                              [1, 6, 8], nir.AvgPool2d(np.array([2, 2]), np.array([2, 2]), np.array([0, 0])))

    order = ("input", "fc", "neurons", "rec", "output")
    recurrent = {**ends([5], [4]), "fc": affine(4, 5), "neurons": lif((4,)), "rec": affine(4, 4)}
    yield "recurrent", (recurrent, [("rec", "neurons"), ("neurons", "output"), ("neurons", "rec"), ("input", "fc"),
                                    ("fc", "neurons")], order)
    order = ("input", "fc", "a", "forth", "b", "back", "output")
    yield "two_populations", ({**ends([5], [3]), "fc": affine(4, 5), "a": lif((4,)), "forth": affine(3, 4),
                               "b": lif((3,)), "back": nir.Linear(grid(4, 3))},
                              chain(*order[:-1]) + [("back", "a"), ("b", "output")], order)
    order = ("input", "fc", "a", "w1", "w2", "b", "output")
    yield "two_paths", ({**ends([5], [3]), "fc": affine(4, 5), "a": lif((4,)), "w1": nir.Linear(grid(3, 4)),
                         "w2": nir.Linear(grid(3, 5)), "b": lif((3,))},
                        [("input", "fc"), ("fc", "a"), ("a", "w1"), ("w1", "b"), ("input", "w2"), ("w2", "b"),
                         ("b", "output")], order)


def nested_case(rng):
    """A graph within a graph, and the same as a flat graph, which the reference can run."""
    (nodes, edges, order), = [case for name, case, *_ in network_cases(rng) if name == "recurrent"]
    inner = nir.NIRGraph({"input": nir.Input({"input": np.array([4])}), "neurons": nodes["neurons"],
                          "rec": nodes["rec"], "output": nir.Output({"output": np.array([4])})},
                         [("input", "neurons"), ("neurons", "rec"), ("rec", "neurons"), ("neurons", "output")],
                         type_check=False)
    outer = {"input": nodes["input"], "fc": nodes["fc"], "inner": inner, "output": nodes["output"]}
    return outer, chain("input", "fc", "inner", "output"), (nodes, edges, order)


def write_raster(path, letter, rows, kind=np.float64):
    with open(path, "w") as file:
        print("step," + ",".join(f"{letter}{i}" for i in range(len(rows[0]))), file=file)
        for step, row in enumerate(rows):
            text = [repr(float(v) + 0.0) if kind is np.float64 else np.format_float_positional(np.float32(v), unique=True,
                                                                                         trim="-") for v in row]
            print(step, *(t[:-2] if t.endswith(".0") else t for t in text), sep=",", file=file)


def write_case(folder, nodes, edges, x, outputs, run, potentials=None, compression="gzip"):
    folder.mkdir(parents=True, exist_ok=True)
    nir.write(folder / "net.nir", nir.NIRGraph(nodes, edges, type_check=False), compression=compression)
    write_raster(folder / "input.csv", "i", [row.reshape(-1) for row in x])
    write_raster(folder / "output.csv", "o", outputs)
    (folder / "run.txt").write_text(run + "\n")
    for name, rows in (potentials or {}).items():
        write_raster(folder / f"{name}.potential.csv", "v", rows)


def main():
    target = pathlib.Path(sys.argv[1])
    for name, (nodes, edges, order), *more in network_cases(np.random.default_rng(5)):
        shape = nodes["input"].input_type["input"]
        x = np.random.default_rng(7).integers(0, 16, (STEPS, *shape)) / 8
        outputs, potentials = reference(nodes, edges, order, x)
        spikes = sum(map(np.count_nonzero, outputs))
        print(f"nir_{name}: {spikes} values of {np.size(outputs)} are not 0")
        write_case(target / f"nir_{name}", nodes, edges, x, outputs, f"--dt {DT} --convention nir",
                   potentials, **(more[0] if more else {}))
    outer, edges, flat = nested_case(np.random.default_rng(5))
    x = np.random.default_rng(7).integers(0, 16, (STEPS, 5)) / 8
    write_case(target / "nir_nested", outer, edges, x, reference(*flat, x)[0], f"--dt {DT} --convention nir")
    for convention, name, nodes, edges, dt, x, outputs in networks.run_all(seed=3):
        if name.endswith("64") and not name.startswith(("mlp", "if")):
            continue  # the number type of the file seldom matters; these two show where it does
        print(f"{convention}_{name}: {int(np.sum(outputs))} spikes")
        write_case(target / f"{convention}_{name}", nodes, edges, x, outputs, f"--dt {dt!r} --convention {convention}")


if __name__ == "__main__":
    main()
