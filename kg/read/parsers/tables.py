"""Tables within documents: each row as a line that carries its header."""

from collections.abc import Sequence


def rows_as_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table, each as a line `header:cell;header:cell`; where there is no header, `cell;cell`.

    The first row is the header when it holds no figure and the table has other rows. A row of one cell that spans the
    table stands as it is. Cells that a merged cell repeats are written once.
    """
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return []
    header = rows[0] if len(rows) > 1 and _is_header(rows[0]) else None
    return [_line(row, header) for row in (rows[1:] if header else rows)]


def _is_header(row: Sequence[str]) -> bool:
    """Short words, no figures, one over each column."""
    return len(row) > 1 and all(row) and all(len(cell) <= 20 and not cell[0].isdigit() for cell in row)


def _line(row: Sequence[str], header: Sequence[str] | None) -> str:
    cells = []
    for index, cell in enumerate(row):
        if not cell or (index and cell == row[index - 1] and header is None):
            continue
        over = header[index] if header and index < len(header) else ""
        cells.append(f"{over}:{cell}" if over and over != cell else cell)
    return cells[0] if len(cells) == 1 and len(set(filter(None, row))) == 1 else ";".join(cells)
