"""Makes broken, hostile and odd NIR files, and a list of what lif-testbench has to say about each.

usage: make_broken_networks.py FOLDER

expected.txt has a line `FILE<tab>EXIT<tab>WORDS` for each file: the exit code, and words of the message.
"""
import pathlib
import sys

import h5py
import numpy as np

TEXT = h5py.string_dtype()
CHAIN = [("input", "fc"), ("fc", "lif"), ("lif", "output")]
FOLDER = pathlib.Path(sys.argv[1])
EXPECTED = []


def neurons(**changed):
    parameters = dict(tau=np.full(2, 0.01), r=np.ones(2), v_leak=np.zeros(2), v_threshold=np.full(2, 0.05),
                      v_reset=np.zeros(2))
    parameters.update(changed)
    return dict(type="LIF", **{name: value for name, value in parameters.items() if value is not None})


def network(**changed):
    nodes = dict(input=dict(type="Input", shape=np.array([3])),
                 fc=dict(type="Affine", weight=np.ones((2, 3)), bias=np.zeros(2)), lif=neurons(),
                 output=dict(type="Output", shape=np.array([2])))
    nodes.update(changed)
    return {name: node for name, node in nodes.items() if node is not None}


def write_group(group, content):
    for name, value in content.items():
        if isinstance(value, dict):
            write_group(group.create_group(name), value)
        elif isinstance(value, str):
            group.create_dataset(name, data=value, dtype=TEXT)
        elif callable(value):
            value(group, name)
        else:
            group[name] = value


def write(name, exit_code, words, nodes, edges=CHAIN, root="NIRGraph", libver="earliest"):
    with h5py.File(FOLDER / f"{name}.nir", "w", libver=libver) as file:
        file.create_dataset("version", data="1.0.8", dtype=TEXT)
        node = file.create_group("node")
        node.create_dataset("type", data=root, dtype=TEXT)
        if edges is not None:
            data = np.array(edges, dtype=object) if len(edges) else np.zeros((0,))
            node.create_dataset("edges", data=data, dtype=TEXT if len(edges) else None)
        if nodes is not None:
            write_group(node.create_group("nodes"), nodes)
    EXPECTED.append((f"{name}.nir", exit_code, words))


def dataset(**options):
    return lambda group, name: group.create_dataset(name, **options)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    # --- legal, if odd -------------------------------------------------------------------------------------------
    write("good", 0, "", network())
    write("without_v_reset", 0, "", network(lif=neurons(v_reset=None)))
    write("single_values", 0, "", network(lif=neurons(tau=np.float64(0.01), r=np.float32(1), v_leak=0.0,
                                                      v_threshold=np.float32(0.05), v_reset=np.int64(0))))
    write("half_floats", 0, "", network(fc=dict(type="Affine", weight=np.ones((2, 3), np.float16), bias=np.zeros(2))))
    write("edges_twice", 0, "", network(), CHAIN + CHAIN[::-1])
    write("new_format", 0, "", network(), libver="latest")
    write("fixed_length_text", 0, "", network(input=dict(type=dataset(data=np.bytes_("Input")), shape=np.array([3]))))
    write("metadata", 0, "", network(lif={**neurons(), "metadata": {"note": "ignored", "deep": {"er": 1}}}))
    write("big_endian", 0, "", network(lif=neurons(tau=np.full(2, 0.01, ">f8"))))
    write("wrong_output_shape", 3, "its shape is (7), and what reaches the node is (2)", network(output=dict(type="Output", shape=np.array([7]))))
    write("strange_name", 0, "", {("a b,\"c\"\n/" [:7] if k == "lif" else k): v for k, v in network().items()},
          [("input", "fc"), ("fc", "a b,\"c\""), ("a b,\"c\"", "output")])
    # --- what the format does not allow --------------------------------------------------------------------------
    write("missing_threshold", 3, "node 'lif' (LIF) lacks v_threshold", network(lif=neurons(v_threshold=None)))
    write("missing_type", 3, "node 'lif' has no type", network(lif=dict(tau=np.ones(2))))
    write("missing_bias", 3, "node 'fc' (Affine) lacks bias", network(fc=dict(type="Affine", weight=np.ones((2, 3)))))
    write("unknown_type", 3, "node 'lif' is of type 'Izhikevich', which NIR does not have",
          network(lif=dict(type="Izhikevich")))
    write("no_edges", 3, "/node/edges is missing", network(), None)
    write("no_nodes", 3, "/node/nodes is missing", None)
    write("empty_edges", 3, "is not reached from the Input", network(), [])
    write("dangling_edge", 3, "leads to 'nowhere', which is no node", network(), CHAIN + [("lif", "nowhere")])
    write("edge_from_nowhere", 3, "comes from 'nobody', which is no node", network(), CHAIN + [("nobody", "lif")])
    write("edges_of_three", 3, "edges are pairs of names", network(), [("input", "fc", "lif")])
    write("numeric_edges", 3, "/node/edges is no text", network(),
          None)
    with h5py.File(FOLDER / "numeric_edges.nir", "a") as file:
        file["node/edges"] = np.zeros((3, 2))
    write("single_node", 3, "it holds a single LIF: a network is a NIRGraph", network(), root="LIF")
    write("no_input", 3, "the graph has 0 Input nodes", network(input=None), CHAIN[1:])
    write("two_outputs", 3, "the graph has 2 Output nodes", network(output2=dict(type="Output", shape=np.array([2]))),
          CHAIN + [("lif", "output2")])
    write("unreached", 3, "node 'alone' (LIF) is not reached from the Input", network(alone=neurons()))
    # --- numbers -------------------------------------------------------------------------------------------------
    write("nan_weight", 3, "weight is nan at index 4", network(
        fc=dict(type="Affine", weight=np.array([[1, 1, 1], [1, np.nan, 1]]), bias=np.zeros(2))))
    write("infinite_tau", 3, "tau is inf at index 1", network(lif=neurons(tau=np.array([0.01, np.inf]))))
    write("zero_tau", 3, "tau = 0", network(lif=neurons(tau=np.array([0.01, 0]))))
    write("negative_tau", 3, "neuron 1: tau = -0.01", network(lif=neurons(tau=np.array([0.01, -0.01]))))
    write("shape_is_text", 3, "node 'input' (Input): shape has to be a number",
          network(input=dict(type="Input", shape="same")))
    write("text_weight", 3, "node 'fc' (Affine): weight has to be a number",
          network(fc=dict(type="Affine", weight="heavy", bias=np.zeros(2))))
    write("complex_weight", 3, "neither integers nor floating-point",
          network(fc=dict(type="Affine", weight=np.ones((2, 3), complex), bias=np.zeros(2))))
    write("null_weight", 3, "weight is empty",
          network(fc=dict(type="Affine", weight=dataset(data=h5py.Empty("f8")), bias=np.zeros(2))))
    # --- shapes --------------------------------------------------------------------------------------------------
    write("weight_of_rank_3", 3, "it needs 2 dimensions",
          network(fc=dict(type="Affine", weight=np.ones((1, 2, 3)), bias=np.zeros(2))))
    write("weight_too_narrow", 3, "weight has the shape (2, 2), and what reaches the node is (3)",
          network(fc=dict(type="Affine", weight=np.ones((2, 2)), bias=np.zeros(2))))
    write("bias_too_long", 3, "bias has the shape (3)",
          network(fc=dict(type="Affine", weight=np.ones((2, 3)), bias=np.zeros(3))))
    write("tau_too_long", 3, "tau has the shape (3), and what reaches the node is (2)",
          network(lif=neurons(tau=np.full(3, 0.01))))
    write("empty_weight", 3, "weight is empty",
          network(fc=dict(type="Affine", weight=np.ones((0, 3)), bias=np.zeros(0))))
    write("input_of_nothing", 3, "a shape with an extent of 0", network(input=dict(type="Input", shape=np.array([0]))))
    write("input_below_nothing", 3, "a shape with an extent of -3",
          network(input=dict(type="Input", shape=np.array([-3]))))
    write("giant_input", 3, "has more than 2^31 - 1 elements",
          network(input=dict(type="Input", shape=np.array([100000, 100000]))))
    write("large_input", 3, "has more than 2^25 values",
          network(input=dict(type="Input", shape=np.array([10000, 10000]))))
    write("large_padding", 3, "has more than 2^25 values", network(
        input=dict(type="Input", shape=np.array([1, 2, 2])),
        fc=dict(type="SumPool2d", kernel_size=np.array([1, 1]), stride=np.array([1, 1]),
                padding=np.array([20000, 20000]))))
    # --- loops ---------------------------------------------------------------------------------------------------
    write("loop_of_sums", 3, "part of a loop without neurons or delays",
          network(a=dict(type="Scale", scale=np.ones(2)), b=dict(type="Scale", scale=np.ones(2))),
          [("input", "fc"), ("fc", "a"), ("a", "b"), ("b", "a"), ("a", "lif"), ("lif", "output")])
    write("loop_of_itself", 3, "part of a loop without neurons or delays", network(a=dict(type="Scale",
                                                                                         scale=np.ones(2))),
          [("input", "fc"), ("fc", "a"), ("a", "a"), ("a", "lif"), ("lif", "output")])
    write("loop_through_short_delay", 3, "part of a loop without neurons or delays",
          network(a=dict(type="Scale", scale=np.ones(2)), b=dict(type="Delay", delay=np.zeros(2))),
          [("input", "fc"), ("fc", "a"), ("a", "b"), ("b", "a"), ("a", "lif"), ("lif", "output")])
    write("delay_of_half_a_step", 3, "allowed is a whole number of them",
          network(b=dict(type="Delay", delay=np.full(2, 0.0005))),
          [("input", "fc"), ("fc", "b"), ("b", "lif"), ("lif", "output")])
    write("endless_delay", 3, "takes too much memory", network(b=dict(type="Delay", delay=np.full(2, 1e6))),
          [("input", "fc"), ("fc", "b"), ("b", "lif"), ("lif", "output")])
    # --- storage -------------------------------------------------------------------------------------------------
    write("lzf", 3, "is compressed with lzf", network(
        fc=dict(type="Affine", weight=dataset(data=np.ones((2, 3)), compression="lzf"), bias=np.zeros(2))))
    write("claims_terabytes", 3, "has more than 2^31 - 1 elements", network(
        fc=dict(type="Affine", weight=dataset(shape=(1000000, 1000000), dtype="f8", chunks=(16, 16)),
                bias=np.zeros(2))))
    write("giant_chunk", 3, "in chunks of more than a gigabyte", network(
        fc=dict(type="Affine", weight=dataset(shape=(2, 3), maxshape=(None, None), dtype="f8", chunks=(16384, 16384)),
                bias=np.zeros(2))))
    write("soft_link", 3, "is a link to elsewhere", network(lif=lambda g, n: g.__setitem__(n, h5py.SoftLink("/x"))))
    write("external_link", 3, "is a link to elsewhere",
          network(lif=lambda g, n: g.__setitem__(n, h5py.ExternalLink("/etc/passwd", "/"))))
    write("external_storage", 3, "keeps its values in another file", network(
        fc=dict(type="Affine", weight=dataset(shape=(2, 3), dtype="f8", external=[("/etc/passwd", 0, 48)]),
                bias=np.zeros(2))))
    write("node_is_dataset", 3, "node 'lif' is no group", network(lif=np.ones(3)))
    def nest(depth):
        return dict(type="NIRGraph", edges=dataset(data=np.zeros((0,))),
                    nodes=dict(deeper=nest(depth - 1)) if depth else {})
    write("nested_too_deep", 3, "nested more than", network(lif=nest(20)))
    whole = (FOLDER / "good.nir").read_bytes()
    for name, content, words in (("truncated", whole[:len(whole) // 2], ""), ("header_only", whole[:96], ""),
                                 ("no_hdf5", b"step,input\n0,1\n", "it is no HDF5 file"),
                                 ("empty", b"", "is empty")):
        (FOLDER / f"{name}.nir").write_bytes(content)
        EXPECTED.append((f"{name}.nir", 3, words))
    with h5py.File(FOLDER / "other_hdf5.nir", "w") as file:
        file["weights"] = np.ones(3)
    EXPECTED.append(("other_hdf5.nir", 3, "it has no group /node, so it is no NIR file"))
    (FOLDER / "input.csv").write_text("step,i0,i1,i2\n0,1,0,1\n1,1,1,1\n2,0,0,1\n")
    with open(FOLDER / "expected.txt", "w") as file:
        for line in EXPECTED:
            print(*line, sep="\t", file=file)


if __name__ == "__main__":
    main()
