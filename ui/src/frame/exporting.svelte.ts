/** A list on its way into a file: asked for by a screen, written by the dialog of the frame. */
import type { ListCell } from '../bindings/types';
import type { Column, ShownTable } from '../components/table/types';
import { parseDay, parseNumber } from '../format';

/** What a screen wants written. */
export interface Exported {
  title: string;
  notes: string[];
  columns: { title: string; width: number }[];
  /** Whether it names persons: then it is asked what for. */
  namesPersons: boolean;
  /** Whether the rows tell whose they are: then the sensitive fields can be chosen beside them. */
  knowsPersons: boolean;
  /** All rows, as they would be written, and whose they are. */
  rows: () => Promise<WrittenRows>;
}

interface WrittenRows {
  rows: (ListCell | null)[][];
  personIds: (number | null)[];
}

/** Rows asked for at once. */
const AT_ONCE = 1000;

class Exporting {
  asked = $state.raw<Exported | null>(null);
  open = $state(false);

  /** Asks where to write a table as it is shown. */
  ask<Row>(
    title: string,
    namesPersons: boolean,
    shown: ShownTable<Row>,
    personOf?: (row: Row) => number | null,
  ): void {
    const { columns, notes } = shown;
    this.asked = {
      title,
      notes,
      namesPersons,
      columns: columns.map((column) => ({ title: column.title, width: column.width })),
      knowsPersons: personOf !== undefined,
      rows: () => everyRow(shown, personOf),
    };
    this.open = true;
  }
}

async function everyRow<Row>(
  { source, columns, section }: ShownTable<Row>,
  personOf?: (row: Row) => number | null,
): Promise<WrittenRows> {
  const rows: (ListCell | null)[][] = [];
  const personIds: (number | null)[] = [];
  for (;;) {
    const some = await source.slice(rows.length, rows.length + AT_ONCE);
    for (const row of some) {
      const heading = section?.(row);
      rows.push(
        heading ? [{ is: 'heading', value: heading }] : columns.map((column) => cell(column, row)),
      );
      if (personOf) personIds.push(heading ? null : personOf(row));
    }
    if (some.length < AT_ONCE) return { rows, personIds };
  }
}

/** A cell by what it shows: whole days are days, what stands at the right is a number, anything else is text. */
function cell<Row>(column: Column<Row>, row: Row): ListCell | null {
  const text = column.text(row);
  if (text === '') return null;
  if (/^\d{2}\/\d{2}\/\d{4}$/.test(text)) {
    const day = parseDay(text);
    if (day) return { is: 'day', value: day };
  }
  const number = column.align === 'end' ? parseNumber(text) : null;
  return number === null ? { is: 'text', value: text } : { is: 'number', value: number };
}

export const exporting = new Exporting();
