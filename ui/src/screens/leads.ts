/** Where a figure of the core leads: the list of the window that shows its rows, narrowed to them. */
import type { Filter, Lead } from '../bindings/types';
import { href } from '../frame/router.svelte';

const PLACES: Record<string, { slug: string; values?: Record<string, string> }> = {
  organizations: { slug: 'to-chuc' },
  memberships: { slug: 'hoi-vien' },
  people: { slug: 'hoi-vien', values: { status: 'active' } },
  tasks: { slug: 'ke-hoach', values: { view: 'groups' } },
  obstacles: { slug: 'ke-hoach', values: { view: 'obstacles' } },
  settings: { slug: 'cai-dat' },
  periods: { slug: 'ky-bao-cao' },
  submissions: { slug: 'ky-bao-cao', values: { step: 'collect', view: 'submissions' } },
  indicators: { slug: 'ky-bao-cao', values: { step: 'collect', view: 'indicators' } },
};

/** Nouns whose screen opens the record that `id` names. */
const OPENED = ['organizations', 'people', 'tasks'];

/** The address that shows the rows of a figure. */
export function leadHref(lead: Lead, more: Record<string, string | number | null> = {}): string {
  const place = PLACES[lead.noun] ?? { slug: 'tong-quan' };
  const narrowed = Object.fromEntries(lead.filters.flatMap(written));
  return href(place.slug, {
    ...place.values,
    id: OPENED.includes(lead.noun) ? lead.id : null,
    as_of: lead.as_of_on,
    ...narrowed,
    ...more,
  });
}

/** A filter as `followAddress` reads it; a comma alone stands for “not filled in”. */
function written(filter: Filter): [string, string][] {
  switch (filter.is) {
    case 'one_of':
      return [[filter.column, filter.values.join(',') || ',']];
    case 'between':
      return [[filter.column, `${filter.from ?? ''}..${filter.to ?? ''}`]];
    default:
      return [];
  }
}
