"""Tables within documents: each row as a line that carries its header."""

from collections.abc import Sequence


def rows_as_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table, each as a line `header:cell;header:cell`; where there is no header, `cell;cell`.

    A merged cell stands in the first of its columns, the others are empty. Rows of one cell above the header are the
    table's title and stand as they are. The next row is the header when it holds no figure and rows follow.
    """
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    titles = next((n for n, row in enumerate(rows) if len(row) == 1 or any(row[1:])), len(rows))
    lines, rows = ["".join(row) for row in rows[:titles]], rows[titles:]
    header = _header(rows[0]) if len(rows) > 1 else None
    return lines + [_line(row, header) for row in (rows[1:] if header else rows)]


def _header(row: Sequence[str]) -> list[str] | None:
    """The name over each column when the row is one of names: short, no figures; a merged one is over all its columns."""
    names: list[str] = []
    for cell in row:
        names.append(cell or (names[-1] if names else ""))
    named = len(names) > 1 and all(names[1:])
    return names if named and all(len(n) <= 20 and not n[:1].isdigit() for n in names) else None


def _line(row: Sequence[str], header: Sequence[str] | None) -> str:
    cells = []
    for index, cell in enumerate(row):
        over = header[index] if header and index < len(header) else ""
        if cell:
            cells.append(f"{over}:{cell}" if over and over != cell else cell)
    return ";".join(cells)
