"""Shows the rounds of all comparisons as a table."""

import dataclasses
import math
import statistics

from comparison.comparisons import Comparison, Row
from comparison.runner import Figures


@dataclasses.dataclass
class Result:
    """The figures of one row in all rounds."""

    comparison: Comparison
    row: Row
    ours: list[float] = dataclasses.field(default_factory=list)
    theirs: list[float] = dataclasses.field(default_factory=list)

    def add(self, ours: Figures, theirs: Figures) -> None:
        if self.row.figure in ours and self.row.peer_figure in theirs:
            self.ours.append(ours[self.row.figure] * self.row.scale)
            self.theirs.append(theirs[self.row.peer_figure] * self.row.scale)

    def cells(self) -> tuple[str, ...]:
        """The row as text. Each ratio is that of one round, in which the two sides ran one after the other."""
        ratios = [theirs / ours for ours, theirs in zip(self.ours, self.theirs)]
        unit = self.row.unit
        return (
            self.row.meaning,
            self.comparison.peer,
            f"{shown(self.ours)} {unit}",
            f"{shown(self.theirs)} {unit}",
            shown(ratios),
        )


HEADER = ("case", "peer", "ours", "peer's", "peer : ours")


def digits(value: float) -> str:
    """The value with three significant digits, without an exponent."""
    decimals = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    return f"{value:.{decimals}f}"


def shown(values: list[float]) -> str:
    """The median, the smallest and the largest of the values."""
    return f"{digits(statistics.median(values))} ({digits(min(values))}-{digits(max(values))})"


def as_text(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def as_markdown(rows: list[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])
