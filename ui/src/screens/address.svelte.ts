/** Links into a list: `#/hoi-vien?organization_id=5` narrows the list to what the figure counted. */
import { untrack } from 'svelte';
import type { ListState } from '../frame/list.svelte';
import { router } from '../frame/router.svelte';
import type { Filters } from '../components/table/types';

/**
 * Use in a list screen's script: takes the set columns named in the address as filters of the
 * list, in place of those it had. A plain address leaves the list as it was left.
 */
export function followAddress(list: ListState, columns: readonly string[]): void {
  $effect(() => {
    const named = columns.flatMap((column) => {
      const value = router.get(column);
      return value === null ? [] : [[column, value] as const];
    });
    if (named.length === 0) return;
    untrack(() => {
      list.filters = Object.fromEntries(
        named.map(([column, value]) => [column, { kind: 'set', values: value.split(',') }]),
      ) as Filters;
      list.find = '';
      // Taken once: what is changed afterwards on the screen counts.
      router.patch(Object.fromEntries(named.map(([column]) => [column, null])));
    });
  });
}
