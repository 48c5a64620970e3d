/** Cells as Excel takes them from the clipboard, and back. */
import type { Block } from './cursor.svelte';
import type { Column, RowSource } from './types';

/** Copies a block of cells with their heads; gives how many rows they were. */
export async function copyBlock<Row>(
  source: RowSource<Row>,
  columns: readonly Column<Row>[],
  { top, bottom, left, right }: Block,
): Promise<number> {
  const rows = await source.slice(top, bottom + 1);
  await navigator.clipboard.writeText(toClipboard(columns.slice(left, right + 1), rows));
  return rows.length;
}

/** Enters copied cells from a cell on, where the columns take them, one after the other. */
export async function pasteFrom<Row>(
  source: RowSource<Row>,
  columns: readonly Column<Row>[],
  from: { row: number; column: number },
  text: string,
): Promise<void> {
  for (const [down, cells] of fromClipboard(text).entries()) {
    const row = source.at(from.row + down);
    if (row === undefined) break;
    for (const [along, cell] of cells.entries())
      await columns[from.column + along]?.edit?.commit(row, cell);
  }
}

/** Column heads, then one line a row; tabs and line breaks inside a cell are quoted. */
export function toClipboard<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => column.text(row))),
  ];
  return lines.map((cells) => cells.map(quote).join('\t')).join('\r\n');
}

function quote(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Cells copied from Excel: lines of cells. */
export function fromClipboard(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === '\t') {
      line.push(cell);
      cell = '';
    } else if (letter === '\n') {
      lines.push([...line, cell]);
      line = [];
      cell = '';
    } else if (letter !== '\r') cell += letter;
  }
  if (cell !== '' || line.length > 0) lines.push([...line, cell]);
  return lines;
}
