"""Trains a spiking classifier of handwritten digits and writes what example 03_digits needs.

usage: train_digits.py FOLDER

The data are scikit-learn's 8x8 digits, of which a fifth is held out. The network has 64 inputs, 64 hidden neurons and
10 output neurons of the library's default model (V = 0.9*V + I, spike if V > 1, reset to 0 in the same step). It is
trained with surrogate gradients: the derivative of the spike is taken as 1/(1 + 5|V - 1|)^2 (the fast sigmoid of Zenke
and Ganguli, Neural Computation 30, 2018). Each pixel, from 0 to 16, gives an input of a sixteenth of its value for
25 steps, and the output neuron with the most spikes gives the class.

The trained weights are rounded to multiples of 1/1024. Sums of them are then exact in float, whatever their order, so
that every framework and every machine gets the same currents and with them the same spikes.

Writes digits.nir (dt = 1e-4, r = tau/dt: read it with --convention snntorch), test.csv (the held-out samples) and
expected.csv (the class and the spike counts of each sample, as PyTorch computes them).
"""
import pathlib
import sys

import nir
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

STEPS, BETA, THRESHOLD, SCALE, GRID, DT = 25, 0.9, 1.0, 1 / 16, 1 / 1024, 1e-4
HIDDEN, CLASSES, EPOCHS, BATCH = 64, 10, 60, 64


class Spike(torch.autograd.Function):
    """1 where the distance from the threshold is positive, otherwise 0, with the derivative of the fast sigmoid."""

    @staticmethod
    def forward(context, distance):
        context.save_for_backward(distance)
        return (distance > 0).to(distance.dtype)

    @staticmethod
    def backward(context, gradient):
        (distance,) = context.saved_tensors
        return gradient / (1 + 5 * distance.abs()) ** 2


class Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = torch.nn.Linear(64, HIDDEN)
        self.second = torch.nn.Linear(HIDDEN, CLASSES)

    def forward(self, pixels):
        """Returns the spike counts of the output neurons."""
        drive = self.first(pixels)
        hidden = torch.zeros_like(drive)
        output = counts = torch.zeros(len(pixels), CLASSES)
        for _ in range(STEPS):
            hidden = BETA * hidden + drive
            spikes = Spike.apply(hidden - THRESHOLD)
            hidden = hidden * (1 - spikes)
            output = BETA * output + self.second(spikes)
            spikes = Spike.apply(output - THRESHOLD)
            output = output * (1 - spikes)
            counts = counts + spikes
        return counts


def train(network, pixels, labels):
    optimiser = torch.optim.Adam(network.parameters(), lr=2e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, EPOCHS)
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(pixels)).split(BATCH):
            loss = torch.nn.functional.cross_entropy(network(pixels[batch]), labels[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        schedule.step()
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_((parameter / GRID).round() * GRID)


def neurons(count):
    # These are the parameters that snnTorch's exporter writes.
    tau = np.full(count, DT / (1 - BETA))
    zero = np.zeros(count)
    return nir.LIF(tau=tau, r=tau / DT, v_leak=zero, v_threshold=np.full(count, THRESHOLD), v_reset=zero)


def to_nir(network):
    affine = lambda layer: nir.Affine(layer.weight.detach().numpy(), layer.bias.detach().numpy())
    nodes = {"input": nir.Input({"input": np.array([64])}), "fc1": affine(network.first), "lif1": neurons(HIDDEN),
             "fc2": affine(network.second), "lif2": neurons(CLASSES),
             "output": nir.Output({"output": np.array([CLASSES])})}
    names = list(nodes)
    return nir.NIRGraph(nodes, list(zip(names, names[1:])))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    images, labels = load_digits(return_X_y=True)
    index = np.arange(len(images))
    training, test = train_test_split(index, test_size=0.2, random_state=1, stratify=labels)
    pixels = torch.tensor(images * SCALE, dtype=torch.float32)
    classes = torch.tensor(labels)
    network = Network()
    train(network, pixels[training], classes[training])
    nir.write(folder / "digits.nir", to_nir(network))
    with torch.no_grad():
        counts = network(pixels[test]).int().numpy()
    predicted = counts.argmax(axis=1)
    print(f"{(predicted == labels[test]).mean():.2%} of {len(test)} held-out samples")
    with open(folder / "test.csv", "w") as file:
        print("sample,label," + ",".join(f"pixel{i}" for i in range(64)), file=file)
        for sample in test:
            print(sample, labels[sample], *(int(v) for v in images[sample]), sep=",", file=file)
    with open(folder / "expected.csv", "w") as file:
        print("sample,label,predicted," + ",".join(f"count{i}" for i in range(CLASSES)), file=file)
        for sample, guess, row in zip(test, predicted, counts):
            print(sample, labels[sample], guess, *row, sep=",", file=file)


if __name__ == "__main__":
    main()
