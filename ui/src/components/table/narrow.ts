/** Finding, filtering and sorting a list at hand, as the core does it for a list it pages. */
import { matches } from '../../format';
import type { Column, Filter, Filters, Sort } from './types';

const order = new Intl.Collator('vi', { numeric: true });

interface Ask {
  find?: string | null;
  filters?: Filters;
  sort?: Sort | null;
}

/** The rows that pass, in the order asked for; in their own order without a sort. */
export function narrow<Row>(
  list: readonly Row[],
  columns: readonly Column<Row>[],
  { find = '', filters = {}, sort = null }: Ask,
): Row[] {
  const wanted = (find ?? '').trim();
  const asked = columns.flatMap((column) => {
    const filter = filters[column.key];
    return filter ? [{ column, filter }] : [];
  });
  const rows = list.filter(
    (row) =>
      (!wanted || matches(columns.map((column) => column.text(row)).join(' '), wanted)) &&
      asked.every(({ column, filter }) => passes(row, column, filter)),
  );
  const by = columns.find((column) => column.key === sort?.key);
  if (!by || !sort) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows.sort((a, b) => compare(valueOf(by, a), valueOf(by, b), direction));
}

const valueOf = <Row>(column: Column<Row>, row: Row): string | number | null =>
  column.value ? column.value(row) : column.text(row);

function passes<Row>(row: Row, column: Column<Row>, filter: Filter): boolean {
  const value = valueOf(column, row);
  switch (filter.kind) {
    case 'text':
      return matches(column.text(row), filter.text);
    case 'set':
      return filter.values.includes(String(value ?? ''));
    case 'number': {
      if (value === null || value === '') return false;
      const n = Number(value);
      return (!filter.from || n >= Number(filter.from)) && (!filter.to || n <= Number(filter.to));
    }
    default: {
      const at = String(value ?? '');
      return at !== '' && (!filter.from || at >= filter.from) && (!filter.to || at <= filter.to);
    }
  }
}

/** What is not filled in comes last either way. */
function compare(a: string | number | null, b: string | number | null, direction: number): number {
  const [emptyA, emptyB] = [a === null || a === '', b === null || b === ''];
  if (emptyA || emptyB) return Number(emptyA) - Number(emptyB);
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction;
  return order.compare(String(a), String(b)) * direction;
}
