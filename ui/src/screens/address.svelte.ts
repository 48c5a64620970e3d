/** Links into a list: `#/hoi-vien?organization_id=5` narrows the list to what the figure counted. */
import { untrack } from 'svelte';
import type { Filter } from '../components/table/types';
import { book } from '../frame/book.svelte';
import type { ListState } from '../frame/list.svelte';
import { router } from '../frame/router.svelte';

/**
 * Use in a list screen's script: takes the columns named in the address as filters of the
 * list, in place of those it had, and the day `as_of`. A plain address leaves the list as it was.
 */
export function followAddress(list: ListState, columns: readonly string[]): void {
  $effect(() => {
    const named = columns.flatMap((column) => {
      const value = router.get(column);
      return value === null ? [] : [[column, value] as const];
    });
    const day = router.get('as_of');
    if (named.length === 0 && day === null) return;
    untrack(() => {
      if (day !== null) book.asOf = day === book.info?.today ? null : day;
      list.filters = Object.fromEntries(named.map(([column, value]) => [column, filterOf(value)]));
      list.find = '';
      // Taken once: what is changed afterwards on the screen counts.
      router.patch(Object.fromEntries([...columns, 'as_of'].map((column) => [column, null])));
    });
  });
}

/**
 * `active,suspended` is a set, `,` the set of what is not filled in;
 * `2026-01-01..2026-03-31` and `..2026-03-31` are spans of days.
 */
function filterOf(value: string): Filter {
  const span = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/.exec(value);
  if (span) return { kind: 'date', from: span[1] ?? null, to: span[2] ?? null };
  return { kind: 'set', values: value === ',' ? [''] : value.split(',') };
}
