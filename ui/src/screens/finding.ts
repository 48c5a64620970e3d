/** What Ctrl+K finds in the book: the records that have the words, the nearest first. */
import { call, type Answer } from '../backend';
import type { ListRequest, PersonRow } from '../bindings/types';
import { distance, nearest } from '../format';
import { listHref } from './leads';
import { periodState } from './periods/states';
import { vi } from '../text/vi';
import { router } from '../frame/router.svelte';

export interface Found {
  id: string;
  group: string;
  label: string;
  note?: string;
  keys?: string;
  /** Opens the list with all of them, and so stands apart. */
  all?: boolean;
  run: () => void;
}

/** Lines of a group; what is more stands in the list that “Xem tất cả” opens. */
const MOST = 6;
/** So many are asked for, to bring the nearest of them to the top. */
const ASKED = 60;

const words = vi.frame.palette;

/**
 * Everything the book has with these words. A kind whose names have them comes before one that has
 * them elsewhere only: who asks for an association is not shown first who works there.
 */
export async function findInBook(text: string): Promise<Found[]> {
  const kinds = [people, organizations, agencies, plans, periods, tasks];
  // A list that cannot be had finds nothing.
  const found = await Promise.all(kinds.map((kind) => kind(text).catch(() => [])));
  const far = (list: Found[]): number =>
    Math.min(9, ...list.filter((one) => !one.all).map((one) => distance(one.label, text)));
  return found.sort((a, b) => far(a) - far(b)).flat();
}

const nearestOf = <Row>(rows: readonly Row[], name: (row: Row) => string, text: string): Row[] =>
  nearest(rows, name, text).slice(0, MOST);
const begins = (text: string, wanted: string): boolean => distance(text, wanted) < 3;

const asked = (text: string): ListRequest => ({
  search: text,
  filters: [],
  sort: null,
  offset: 0,
  limit: ASKED,
  as_of_on: null,
});

const joined = (...parts: (string | null | undefined)[]): string =>
  parts.filter(Boolean).join(' · ');

/** The way to the whole list, when the group does not show all of it. */
function seeAll(group: string, total: number, what: string, to: string): Found[] {
  if (total <= MOST) return [];
  return [
    { id: `all.${to}`, group, label: words.seeAll(what), all: true, run: () => router.follow(to) },
  ];
}

/** What tells namesakes apart: the year of birth, the associations, the place of work. */
function aboutPerson(row: PersonRow): string {
  const belongs = row.organizations.map((one) => one.name).join('; ');
  const standing = row.status === 'active' ? belongs : vi.personStatuses[row.status];
  return joined(row.birth_on?.slice(0, 4), standing, row.employer);
}

async function people(text: string): Promise<Found[]> {
  const [page, counted] = await Promise.all([
    call('list_people', asked(text)),
    call('count_people', asked(text)),
  ]);
  const total = counted.person_count;
  return [
    ...nearestOf(page.rows, (row) => row.full_name, text).map((row) => ({
      id: `person.${row.id}`,
      group: words.people,
      label: row.full_name,
      note: aboutPerson(row),
      run: () => router.go('hoi-vien', { id: row.id }),
    })),
    ...seeAll(words.people, total, vi.common.people(total), listHref('people', {}, { find: text })),
  ];
}

async function organizations(text: string): Promise<Found[]> {
  const { rows, total } = await call('list_organizations', asked(text));
  // An association before its branches, whose names mostly hold its own.
  rows.sort((a, b) => Number(a.kind === 'branch') - Number(b.kind === 'branch'));
  // The list shows branches only where their kind is asked for.
  const kind = Object.keys(vi.organizationKinds).join(',');
  return [
    ...nearestOf(rows, (row) => joined(row.name, row.short_name), text).map((row) => ({
      id: `organization.${row.id}`,
      group: words.organizations,
      label: row.name,
      note: joined(
        row.parent_name ?? vi.organizationKinds[row.kind],
        row.status === 'active' ? null : vi.organizationStatuses[row.status],
      ),
      run: () => router.go('to-chuc', { id: row.id }),
    })),
    ...seeAll(
      words.organizations,
      total,
      words.counts.organizations(total),
      listHref('organizations', { kind }, { find: text }),
    ),
  ];
}

async function agencies(text: string): Promise<Found[]> {
  const { rows, total } = await call('list_agencies', asked(text));
  return [
    ...nearestOf(rows, (row) => joined(row.name, row.short_name), text).map((row) => ({
      id: `agency.${row.id}`,
      group: words.agencies,
      label: row.name,
      note: row.short_name ?? undefined,
      run: () => router.go('ke-hoach', { view: 'agencyList', agency: row.id }),
    })),
    ...seeAll(
      words.agencies,
      total,
      words.counts.agencies(total),
      listHref('agencies', {}, { find: text }),
    ),
  ];
}

async function plans(text: string): Promise<Found[]> {
  const all = await call('list_plan_names', {});
  const name = (plan: Answer<'list_plan_names'>[number]): string =>
    `${plan.doc_number} – ${plan.subject}`;
  const fit = all.filter((plan) => begins(name(plan), text));
  return nearestOf(fit, name, text).map((plan) => ({
    id: `plan.${plan.id}`,
    group: words.plans,
    label: name(plan),
    note: vi.plans.validity[plan.validity],
    run: () => router.go('ke-hoach', { plan: plan.id, view: 'groups' }),
  }));
}

async function tasks(text: string): Promise<Found[]> {
  const { rows, total } = await call('list_tasks', {
    ...asked(text),
    plan_id: null,
    period_starts_on: null,
  });
  return [
    ...nearestOf(rows, (row) => `${row.code} ${row.content}`, text).map((row) => ({
      id: `task.${row.id}`,
      group: words.tasks,
      label: joined(row.code, row.content),
      note: joined(row.plan_number, row.lead_name),
      run: () => router.go('ke-hoach', { plan: row.plan_id, view: 'groups', id: row.id }),
    })),
    ...seeAll(words.tasks, total, words.counts.tasks(total), listHref('tasks', {}, { find: text })),
  ];
}

async function periods(text: string): Promise<Found[]> {
  const all = await call('list_periods', {});
  const name = (period: Answer<'list_periods'>[number]): string =>
    `${period.label} ${vi.periods.kinds[period.kind]} ${period.code}`;
  const fit = all.filter((period) => begins(name(period), text));
  return nearestOf(fit, name, text).map((period) => ({
    id: `period.${period.id}`,
    group: words.periods,
    label: period.label,
    note: periodState(period).label,
    run: () => router.go('ky-bao-cao', { id: period.id }),
  }));
}
