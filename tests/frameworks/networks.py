"""Runs random networks with the frameworks' own NIR importers, and compares them with lif-testbench, bit for bit.

usage: networks.py LIF_TESTBENCH FOLDER [SEED]
"""
import contextlib
import csv
import io
import logging
import pathlib
import subprocess
import sys
import warnings

import nir
import numpy as np
import torch

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)
STEPS = 60


def grid(rng, shape, unit, low, high):
    """Random multiples of a power of two, whose sums are exact in any order."""
    return (rng.integers(low, high, shape) * unit).astype(np.float32)


def full(shape, value, dtype):
    return np.full(shape, value, dtype)


class Networks:
    """Makes graphs for one convention, with the neurons that `neurons(shape)` or `cuba(shape)` gives."""

    def __init__(self, rng, neurons, cuba=None):
        self.rng, self.neurons, self.cuba = rng, neurons, cuba

    def ends(self, inputs, outputs):
        return {"input": nir.Input({"input": np.array(inputs)}), "output": nir.Output({"output": np.array(outputs)})}

    def affine(self, outputs, inputs):
        return nir.Affine(grid(self.rng, (outputs, inputs), 1 / 32, -20, 40),
                          grid(self.rng, (outputs,), 1 / 256, -20, 20))

    def mlp(self):
        nodes = self.ends([6], [4])
        nodes.update(fc1=self.affine(10, 6), lif1=self.neurons((10,)), fc2=self.affine(4, 10),
                     lif2=self.neurons((4,)))
        return nodes, [("input", "fc1"), ("fc1", "lif1"), ("lif1", "fc2"), ("fc2", "lif2"), ("lif2", "output")]

    def cuba_mlp(self):
        nodes = self.ends([6], [4])
        nodes.update(fc1=self.affine(10, 6), lif1=self.cuba((10,)), fc2=self.affine(4, 10), lif2=self.cuba((4,)))
        return nodes, [("input", "fc1"), ("fc1", "lif1"), ("lif1", "fc2"), ("fc2", "lif2"), ("lif2", "output")]

    def recurrent(self):
        nodes = self.ends([5], [7])
        nodes.update(fc=self.affine(7, 5), lif=self.neurons((7,)), rec=nir.Linear(
            grid(self.rng, (7, 7), 1 / 32, -24, 24)))
        return nodes, [("input", "fc"), ("fc", "lif"), ("lif", "rec"), ("rec", "lif"), ("lif", "output")]

    def conv(self, pool=None, stride=1, padding=1, groups=1, pool_padding=0):
        height, width = 6, 8
        conv = nir.Conv2d((height, width), grid(self.rng, (4, 2 // groups, 3, 3), 1 / 32, -16, 32), stride, padding,
                          1, groups, grid(self.rng, (4,), 1 / 256, -20, 20))
        h = (height + 2 * padding - 3) // stride + 1
        w = (width + 2 * padding - 3) // stride + 1
        nodes = self.ends([2, height, width], [3])
        nodes.update(conv=conv, lif1=self.neurons((4, h, w)))
        edges = [("input", "conv"), ("conv", "lif1")]
        last = "lif1"
        if pool is not None:
            nodes["pool"] = pool(np.array([2, 2]), np.array([2, 2]), np.full(2, pool_padding))
            edges.append((last, "pool"))
            last, h, w = "pool", h // 2, w // 2
        nodes["flat"] = nir.Flatten({"input": np.array([4, h, w])}, 0, -1)
        nodes["fc"] = self.affine(3, 4 * h * w)
        nodes["lif2"] = self.neurons((3,))
        return nodes, edges + [(last, "flat"), ("flat", "fc"), ("fc", "lif2"), ("lif2", "output")]


def run_snntorch(graph, x, dt):
    from snntorch.import_nir import _create_rnn_subgraph, _nir_to_snntorch_module, import_from_nir
    with torch.no_grad():
        if "rec" in graph.nodes:
            # nirtorch cannot run the RLeaky that the importer makes, so this loop does.
            layer = _nir_to_snntorch_module(graph.nodes["fc"])
            subgraph = _create_rnn_subgraph(graph, "lif", "rec").nodes["lif"]
            leaky, (spike, mem), outs = _nir_to_snntorch_module(subgraph).float(), (None, None), []
            spike, mem = leaky.init_rleaky()
            for row in x:
                spike, mem = leaky(layer(row[None]), spike, mem)
                outs.append(spike.reshape(-1).clone())
            return torch.stack(outs)
        module = import_from_nir(graph)
        state, outs = None, []
        for row in x:
            out, state = module(row[None], state)
            outs.append(out.reshape(-1).clone())
        return torch.stack(outs)


def run_norse(graph, x, dt):
    import norse.torch
    with torch.no_grad():
        module = norse.torch.from_nir(graph, dt=dt, ignore_warnings=True)
        state, outs = None, []
        for row in x:
            out, state = module(row[None], state)
            outs.append(out.reshape(-1).clone())
        return torch.stack(outs)


def run_spikingjelly(graph, x, dt):
    from spikingjelly.activation_based.nir_exchange import import_from_nir
    with torch.no_grad():
        module = import_from_nir(graph, dt=dt)
        state, outs = None, []
        for row in x:
            out, state = module(row[None], state)
            outs.append(out.reshape(-1).clone())
        return torch.stack(outs)


def run_sinabs(graph, x, dt):
    import sinabs
    import sinabs.nir
    with torch.no_grad():
        module = sinabs.nir.from_nir(graph, batch_size=1)
        state, outs = None, []
        for row in x:
            out = module(row[None], state)
            out, state = out if isinstance(out, tuple) else (out, None)
            outs.append(out.reshape(-1).clone())
        return torch.stack(outs)


RUN = dict(snntorch=run_snntorch, norse=run_norse, spikingjelly=run_spikingjelly, sinabs=run_sinabs)


def cases(convention, rng, dtype):
    one = lambda shape, value: full(shape, value, dtype)
    if convention == "snntorch":
        dt = 1e-4
        def neurons(shape):
            tau = (dt / (1 - rng.uniform(0.5, 0.95, shape))).astype(dtype)
            return nir.LIF(tau, (tau / dtype(dt)).astype(dtype), one(shape, 0), one(shape, 1.25), one(shape, 0))
        def cuba(shape):
            tau_m = one(shape, dt / (1 - 0.875)); tau_s = one(shape, dt / (1 - 0.75))
            return nir.CubaLIF(tau_s, tau_m, (tau_m / dtype(dt)).astype(dtype), one(shape, 0), one(shape, 1.25),
                               one(shape, 0), (tau_s / dtype(dt)).astype(dtype))
        networks = Networks(rng, neurons, cuba)
        yield "mlp", networks.mlp(), dt
        yield "cuba", networks.cuba_mlp(), dt
        yield "conv", networks.conv(nir.AvgPool2d), dt
        yield "recurrent", networks.recurrent(), dt
        yield "stride", networks.conv(stride=2, padding=0), dt
        def gain(shape):
            return nir.LIF(one(shape, 1e-3), one(shape, 4), one(shape, 0), one(shape, 0.5), one(shape, 0))
        yield "gain", Networks(rng, gain).mlp(), dt
        def integrate(shape):
            return nir.IF(one(shape, 1), one(shape, 1.5), one(shape, 0))
        yield "if", Networks(rng, integrate).mlp(), dt
        # The importers turn it into an LPPool2d and drop its padding.
        yield "sum_pool", networks.conv(nir.SumPool2d, pool_padding=1), dt
    elif convention == "norse":
        dt = 1e-3
        def neurons(shape):
            tau = rng.uniform(2e-3, 2e-2, shape).astype(dtype)
            return nir.LIF(tau, one(shape, 1), rng.uniform(-0.05, 0.05, shape).astype(dtype),
                           rng.uniform(0.1, 0.3, shape).astype(dtype), one(shape, 0))
        def cuba(shape):
            return nir.CubaLIF(one(shape, 4e-3), one(shape, 8e-3), one(shape, 1.5), one(shape, 0.03125),
                               one(shape, 0.25), one(shape, 0), one(shape, 1.25))
        networks = Networks(rng, neurons, cuba)
        yield "mlp", networks.mlp(), dt
        yield "cuba", networks.cuba_mlp(), dt
        yield "conv", networks.conv(nir.SumPool2d), dt
        yield "grouped", networks.conv(groups=2), dt
        yield "recurrent", networks.recurrent(), dt
        def integrate(shape):
            return nir.IF(one(shape, 1), rng.uniform(1, 2, shape).astype(dtype), one(shape, 0))
        yield "if", Networks(rng, integrate).mlp(), dt
    elif convention == "spikingjelly":
        dt = 1e-4
        def neurons(shape, v_reset=0.0):
            return nir.LIF(one(shape, 8e-4), one(shape, 1), one(shape, v_reset), one(shape, 0.375),
                           one(shape, v_reset))
        def no_decay(shape):
            return nir.LIF(one(shape, 8e-4), one(shape, 8), one(shape, -0.25), one(shape, 1.5), one(shape, -0.25))
        def cuba(shape):
            return nir.CubaLIF(one(shape, 4e-4), one(shape, 8e-4), one(shape, 8), one(shape, 0), one(shape, 1.5),
                               one(shape, 0.125), one(shape, 4))
        networks = Networks(rng, neurons, cuba)
        yield "mlp", networks.mlp(), dt
        yield "cuba", networks.cuba_mlp(), dt
        yield "conv", networks.conv(nir.AvgPool2d), dt
        yield "nodecay", Networks(rng, no_decay).mlp(), dt
        yield "recurrent", networks.recurrent(), dt
        def integrate(shape):
            return nir.IF(one(shape, 1e4), one(shape, 1.5), one(shape, -0.125))
        yield "if", Networks(rng, integrate).mlp(), dt
        # The importers turn it into an LPPool2d and drop its padding.
        yield "sum_pool", networks.conv(nir.SumPool2d, pool_padding=1), dt
    else:
        dt = 1.0
        def neurons(shape):
            return nir.LIF(rng.uniform(2, 20, shape).astype(dtype), one(shape, 1), one(shape, 0),
                           rng.uniform(1, 2, shape).astype(dtype), one(shape, 0))
        networks = Networks(rng, neurons)
        yield "mlp", networks.mlp(), dt
        yield "conv", networks.conv(nir.SumPool2d), dt
        def integrate(shape):
            return nir.IF(one(shape, 1), rng.uniform(1, 2, shape).astype(dtype), one(shape, 0))
        yield "if", Networks(rng, integrate).mlp(), dt


def run_all(seed):
    """Yields convention, name, nodes, edges, dt, input and the framework's output of each network that it can run."""
    for convention, run in RUN.items():
        for dtype in (np.float32, np.float64):
            rng = np.random.default_rng(seed)
            for name, (nodes, edges), dt in cases(convention, rng, dtype):
                title = f"{name}_{np.dtype(dtype).name}"
                shape = nodes["input"].input_type["input"]
                x = (rng.random((STEPS, *shape)) < 0.4).astype(np.float32)
                graph = nir.NIRGraph(dict(nodes), list(edges), type_check=False)
                try:
                    with contextlib.redirect_stdout(io.StringIO()):
                        outputs = run(graph, torch.from_numpy(x), dt)
                except Exception as error:  # then there is nothing to compare with
                    print(f"{convention}_{title}: left out, the framework fails: {type(error).__name__}: "
                          f"{str(error)[:100]}")
                    continue
                yield convention, title, nodes, edges, dt, x, outputs.numpy()


def write_input(path, x):
    with open(path, "w") as file:
        print("step," + ",".join(f"i{i}" for i in range(int(np.prod(x.shape[1:])))), file=file)
        for k, row in enumerate(x):
            print(k, *map(int, row.reshape(-1)), sep=",", file=file)


def main():
    testbench, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else int(np.random.SeedSequence().entropy % 2**32)
    folder.mkdir(parents=True, exist_ok=True)
    different = total = 0
    for convention, name, nodes, edges, dt, x, expected in run_all(seed):
        title = f"{convention}_{name}"
        nir.write(folder / f"{title}.nir", nir.NIRGraph(nodes, edges, type_check=False))
        write_input(folder / f"{title}.csv", x)
        result = subprocess.run([testbench, "network", folder / f"{title}.nir", "--dt", repr(dt), "--convention",
                                 convention, "--input", folder / f"{title}.csv", "--out", folder / title, "--quiet"],
                                capture_output=True, text=True)
        total += 1
        if result.returncode != 0:
            different += 1
            print(f"{title}: {result.stderr.strip()}")
            continue
        rows = list(csv.reader(open(folder / title / "output.csv")))[1:]
        ours = np.array([[np.float32(v) for v in row[1:]] for row in rows])
        is_same = ours.shape == expected.shape and (ours == expected).all()
        different += not is_same
        if not is_same:
            print(f"{title}: differs, {int(expected.sum())} spikes")
    print(f"{total} fresh networks (seed {seed}), {different} differ")
    return different != 0


if __name__ == "__main__":
    sys.exit(main())
