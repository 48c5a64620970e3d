/** Where a finding leads: the list of the window that shows the rows, narrowed to them. */
import type { Lead } from '../../bindings/types';
import { book } from '../../frame/book.svelte';
import { router } from '../../frame/router.svelte';

type Values = Record<string, string>;

const PLACES: Record<string, { slug: string; values?: Values }> = {
  organizations: { slug: 'to-chuc' },
  memberships: { slug: 'hoi-vien' },
  people: { slug: 'hoi-vien' },
  tasks: { slug: 'ke-hoach', values: { view: 'groups' } },
  obstacles: { slug: 'ke-hoach', values: { view: 'obstacles' } },
  settings: { slug: 'cai-dat' },
  periods: { slug: 'ky-bao-cao' },
};

/** Goes to the rows, on the day they are meant for. */
export function follow(lead: Lead, periodId: number): void {
  if (lead.noun === 'submissions' || lead.noun === 'indicators') {
    router.go('ky-bao-cao', { id: periodId, step: 'collect', view: lead.noun });
    return;
  }
  const place = PLACES[lead.noun];
  if (!place) return;
  const narrowed = lead.filters.flatMap((filter) =>
    // A comma alone stands for "not filled in".
    filter.is === 'one_of' ? [[filter.column, filter.values.join(',') || ','] as const] : [],
  );
  if (lead.as_of_on) book.asOf = lead.as_of_on === book.info?.today ? null : lead.as_of_on;
  router.go(place.slug, { ...place.values, ...Object.fromEntries(narrowed) });
}
