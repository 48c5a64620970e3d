import { describe, expect, it } from 'vitest';
import type { CellView, CitedFigure, Lead, SheetView } from '../../bindings/types';
import { linesOf, piecesOf } from './sheets';

const cell = (column: number, columns: number, rows: number, text: string): CellView => ({
  column,
  columns,
  rows,
  text,
  look: 'table_head',
  tone: null,
  leads_to: null,
  cited: [],
});
const row = (at: number, cells: CellView[]): SheetView['rows'][number] => ({
  row: at,
  kind: 'head',
  height: 0,
  begins_page: false,
  cells,
});
const lead: Lead = { noun: 'people', filters: [], id: null, as_of_on: null };

describe('a sheet of the workbook on the screen', () => {
  it('leaves room for a head that reaches down, and fills what is empty', () => {
    const sheet: SheetView = {
      name: 'PL I',
      landscape: true,
      columns: [10, 10, 10, 10],
      frozen_rows: 2,
      rows: [
        row(0, [cell(0, 1, 2, 'TT'), cell(1, 2, 1, 'Hội viên')]),
        row(1, [cell(1, 1, 1, 'Đầu kỳ'), cell(2, 1, 1, 'Tăng')]),
      ],
      charts: [],
      only_in_file: 0,
    };
    const shown = linesOf(sheet).map((line) =>
      line.slots.map((slot) => [slot.cell?.text ?? null, slot.columns]),
    );
    expect(shown).toEqual([
      [
        ['TT', 1],
        ['Hội viên', 2],
        [null, 1],
      ],
      [
        ['Đầu kỳ', 1],
        ['Tăng', 1],
        [null, 1],
      ],
    ]);
  });

  it('leads from the figures within a sentence, each where it stands', () => {
    const cited: CitedFigure[] = ['quá hạn 1', 'trong hạn 3', 'quá hạn 1', 'không có'].map(
      (text) => ({ text, leads_to: lead }),
    );
    const pieces = piecesOf('đã xong (quá hạn 1); chưa (trong hạn 3, quá hạn 1).', cited);
    expect(pieces.map((piece) => [piece.text, piece.figure !== null])).toEqual([
      ['đã xong (', false],
      ['quá hạn 1', true],
      ['); chưa (', false],
      ['trong hạn 3', true],
      [', ', false],
      ['quá hạn 1', true],
      [').', false],
    ]);
  });
});
