"""snnTorch: N neurons of its model Leaky, step by step, with reset by subtraction, its default and fastest.

usage: snntorch_leaky.py [N]
"""

import importlib.metadata

import measure


def measured(neurons: int) -> tuple[str, dict[str, float]]:
    import snntorch
    import torch

    torch.set_num_threads(1)
    neuron = snntorch.Leaky(beta=0.9)
    current = measure.LARGEST_CURRENT * torch.rand(neurons, generator=torch.Generator().manual_seed(1))

    def run(steps: int) -> None:
        potential = torch.zeros(neurons)
        for _ in range(steps):
            _, potential = neuron(current, potential)

    with torch.no_grad():
        span, steps = measure.per_step(run)
    version = f"{importlib.metadata.version('snntorch')} on PyTorch {torch.__version__}"
    return version, measure.neuron_figures(span, steps, neurons)


if __name__ == "__main__":
    measure.report_neurons("snnTorch", __doc__, measured)
