"""PyTorch: N neurons step by step, in a loop written by hand.

usage: torch_neuron.py [N]
"""

import measure


def measured(neurons: int) -> tuple[str, dict[str, float]]:
    import torch

    torch.set_num_threads(1)
    beta, threshold = 0.9, 1.0
    I = measure.LARGEST_CURRENT * torch.rand(neurons, generator=torch.Generator().manual_seed(1))

    def run(steps: int) -> None:
        V = torch.zeros(neurons)
        for _ in range(steps):
            V = beta * V + I
            S = (V > threshold).float()
            V = V * (1 - S)

    with torch.no_grad():
        span, steps = measure.per_step(run)
    return torch.__version__, measure.neuron_figures(span, steps, neurons)


if __name__ == "__main__":
    measure.report_neurons("PyTorch", __doc__, measured)
