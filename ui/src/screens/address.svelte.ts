/** Links into a list: `#/hoi-vien?list=people&organization_id=5` narrows it to what the figure counted. */
import { untrack } from 'svelte';
import type { Filter, Filters } from '../components/table/types';
import { book } from '../frame/book.svelte';
import { router } from '../frame/router.svelte';
import { LISTS, type Noun } from './leads';

/** What a link changes of a list. */
interface Narrowed {
  filters: Filters;
  find: string | null;
}

/**
 * Use in a list's script: when the address names this list, takes the columns named there as its
 * filters, in place of those it had, the words `find` and the day `as_of`. Any other address leaves it as it was.
 */
export function followAddress(list: Narrowed, noun: Noun): void {
  const columns: readonly string[] = LISTS[noun].columns;
  $effect(() => {
    if (router.get('list') !== noun) return;
    const day = router.get('as_of');
    const named = columns.flatMap((column) => {
      const value = router.get(column);
      return value === null ? [] : [[column, filterOf(value)] as const];
    });
    untrack(() => {
      if (day !== null) book.asOf = day === book.info?.today ? null : day;
      list.filters = Object.fromEntries(named);
      list.find = router.get('find') ?? '';
      // Taken once: what is changed afterwards on the screen counts.
      const taken = ['list', 'as_of', 'find', ...columns].map((column) => [column, null]);
      router.patch(Object.fromEntries(taken) as Record<string, null>);
    });
  });
}

/**
 * `active,suspended` is a set, `,` the set of what is not filled in;
 * `2026-01-01..2026-03-31` and `..2026-03-31` are spans of days, `1..` one of numbers.
 */
function filterOf(value: string): Filter {
  const span = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/.exec(value);
  if (span) return { kind: 'date', from: span[1] ?? null, to: span[2] ?? null };
  const range = /^(\d*)\.\.(\d*)$/.exec(value);
  if (range) return { kind: 'number', from: range[1] || null, to: range[2] || null };
  return { kind: 'set', values: value === ',' ? [''] : value.split(',') };
}
