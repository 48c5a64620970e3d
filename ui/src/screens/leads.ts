/**
 * Where a figure leads: the list that shows its rows, narrowed to them. An address of this kind names
 * the list (`list=tasks`) and the columns it is narrowed by; `followAddress` takes them over.
 */
import type { Filter, Lead } from '../bindings/types';
import { href } from '../frame/router.svelte';

type Values = Record<string, string | number | null | undefined>;

interface List {
  slug: string;
  /** What the screen wants to know besides, to show this list and nothing else. */
  values?: Values;
  /** How the address names one record of it. */
  record?: string;
  /** The columns an address may narrow it by, as the core calls them. */
  columns: readonly string[];
}

export const LISTS = {
  organizations: {
    slug: 'to-chuc',
    columns: [
      'kind',
      'status',
      'parent_id',
      'term_ends_on',
      'term_due_on',
      'submitted_on',
      'declared_count',
      'organization_id',
    ],
  },
  people: {
    slug: 'hoi-vien',
    columns: [
      'organization_id',
      'branch_id',
      'status',
      'sex',
      'birth_on',
      'degree',
      'academic_title',
      'education_level',
      'started_on',
      'ended_on',
      'same_as',
      'came_in',
      'went_out',
    ],
  },
  tasks: {
    slug: 'ke-hoach',
    values: { plan: 'all', view: 'groups' },
    columns: [
      'cell',
      'label',
      'progress',
      'timeliness',
      'lead_agency_id',
      'coordinating_agency_id',
      'group_id',
      'period_result',
      'result_missing',
      'evidence_missing',
      'extension_count',
      'lead_has_ended',
      'plan_is_past',
    ],
  },
  agencies: { slug: 'ke-hoach', values: { view: 'agencyList' }, columns: [] },
  obstacles: {
    slug: 'ke-hoach',
    values: { plan: 'all', view: 'obstacles' },
    record: 'obstacle',
    columns: ['status', 'agency_id', 'raised_on', 'answered_on', 'closed_on'],
  },
  submissions: {
    slug: 'ky-bao-cao',
    values: { step: 'collect', view: 'submissions' },
    record: 'organization',
    columns: ['state'],
  },
  indicators: {
    slug: 'ky-bao-cao',
    values: { step: 'collect', view: 'indicators' },
    columns: ['code', 'scope'],
  },
  periods: { slug: 'ky-bao-cao', columns: ['step'] },
  reminders: {
    slug: 'ke-hoach',
    values: { plan: 'all', view: 'reminders' },
    columns: ['agency_id'],
  },
  settings: { slug: 'cai-dat', columns: [] },
} as const satisfies Record<string, List>;

export type Noun = keyof typeof LISTS;

/** The address of a list narrowed by hand: `listHref('people', { organization_id: 5 })`. */
export function listHref(noun: Noun, narrowed: Values, more: Values = {}): string {
  const { slug, values }: List = LISTS[noun];
  return href(slug, { list: noun, ...values, ...narrowed, ...more });
}

/** The address that shows the rows of a figure of the core. */
export function leadHref(lead: Lead): string {
  if (!(lead.noun in LISTS)) return href('tong-quan');
  const noun = lead.noun as Noun;
  const { record = 'id' }: List = LISTS[noun];
  const narrowed = Object.fromEntries(lead.filters.flatMap(written));
  return listHref(noun, narrowed, { [record]: lead.id, as_of: lead.as_of_on });
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
