"""Holds the results stored in a workbook against those that LibreOffice computed anew.

    recalculated.py ORIGINAL.xlsx RECALCULATED.xlsx

Every cell of the original that holds a formula must have a stored result, and that result must be
the one in the copy. Viewers that do not compute show the stored results, so a wrong one is a wrong
figure on somebody's desk.
"""

import math
import sys

import openpyxl

SHOWN = 40


def rows(path, computed):
    """Each sheet's name with its rows of cells; computed: results instead of formulas."""
    book = openpyxl.load_workbook(path, data_only=computed, read_only=True)
    for sheet in book.worksheets:
        yield sheet.title, sheet.iter_rows()


def formulas(path):
    """Sheet and address of every formula."""
    for sheet, lines in rows(path, computed=False):
        for line in lines:
            for cell in line:
                value = cell.value
                if cell.value is not None and (
                    hasattr(value, "text") or isinstance(value, str) and value.startswith("=")
                ):
                    yield sheet, cell.coordinate


def results(path, wanted):
    """The results of the wanted cells."""
    found = {}
    for sheet, lines in rows(path, computed=True):
        for line in lines:
            for cell in line:
                if cell.value is not None and (sheet, cell.coordinate) in wanted:
                    found[sheet, cell.coordinate] = cell.value
    return found


def same(one, other):
    if isinstance(one, bool) or isinstance(other, bool):
        return one == other
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    # An empty text and an empty cell are the same to a reader.
    return (one or "") == (other or "")


def is_error(value):
    return isinstance(value, str) and value.startswith("#")


def main(original, recalculated):
    wanted = set(formulas(original))
    stored, computed = results(original, wanted), results(recalculated, wanted)
    wrong = [
        (cell, stored.get(cell), computed.get(cell))
        for cell in sorted(wanted)
        if is_error(computed.get(cell)) or not same(stored.get(cell), computed.get(cell))
    ]
    for (sheet, address), kept, now in wrong[:SHOWN]:
        print(f"{sheet}!{address}: stored {kept!r}, computed {now!r}")
    print(f"{original}: {len(wanted)} formulas, {len(wrong)} differ")
    return 0 if wanted and not wrong else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
