/** Cells as Excel takes them from the clipboard, and back. */
import type { Column } from './types';

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
