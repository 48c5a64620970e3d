/** A sheet of the workbook, as the core lays it out, on the grid of a table of the page. */
import type { CellView, CitedFigure, RowView, SheetView } from '../../bindings/types';

/** A place of a row: a cell, or nothing over some columns. */
export interface Slot {
  cell: CellView | null;
  columns: number;
}

export interface Line {
  row: RowView;
  slots: Slot[];
}

/** The rows with every column filled: by a cell, by one that reaches down from above, or by nothing. */
export function linesOf(sheet: SheetView): Line[] {
  const width = sheet.columns.length;
  /** Row up to which a cell from above reaches, column by column. */
  const taken = new Array<number>(width).fill(-1);
  return sheet.rows.map((row) => {
    const cells = [...row.cells].sort((one, other) => one.column - other.column);
    const slots: Slot[] = [];
    let column = 0;
    const skip = (to: number): void => {
      let empty = 0;
      for (; column < to; column += 1) {
        if ((taken[column] ?? -1) < row.row) empty += 1;
      }
      if (empty > 0) slots.push({ cell: null, columns: empty });
    };
    for (const cell of cells) {
      if (cell.column < column) continue;
      skip(cell.column);
      slots.push({ cell, columns: cell.columns });
      column = cell.column + cell.columns;
      taken.fill(row.row + cell.rows - 1, cell.column, column);
    }
    skip(width);
    return { row, slots };
  });
}

/** A piece of words, and where it leads. */
export interface Piece {
  text: string;
  figure: CitedFigure | null;
}

/** The words cut at the figures within them. */
export function piecesOf(text: string, cited: readonly CitedFigure[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const figure of cited) {
    const at = text.indexOf(figure.text, from);
    if (at < 0) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), figure: null });
    pieces.push({ text: figure.text, figure });
    from = at + figure.text.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), figure: null });
  return pieces;
}
