/** The columns of the list of people. */
import type { OrganizationName, PersonRow } from '../../bindings/types';
import { optionsOf } from '../../components/options';
import type { Column } from '../../components/table/types';
import { day, partialDay } from '../../format';
import { vi } from '../../text/vi';
import { startDay } from './fields';

const words = vi.people.columns;

/** The words of a closed set, or nothing where it is not known. */
function worded<Key extends string>(set: Record<Key, string>, key: Key | null): string {
  return key === null ? '' : set[key];
}

/** `one`: the list is narrowed to one organisation, so that each line is of one membership and sorts by it. */
export function peopleColumns(
  organizations: readonly OrganizationName[],
  one: boolean,
): Column<PersonRow>[] {
  return [
    {
      key: 'full_name',
      title: words.full_name,
      width: 200,
      frozen: true,
      opens: true,
      sortable: true,
      filter: { kind: 'text' },
      text: (row) => row.full_name,
    },
    {
      key: 'birth_on',
      title: words.birth_on,
      width: 98,
      sortable: true,
      filter: { kind: 'date' },
      text: (row) => partialDay(row.birth_on),
    },
    {
      key: 'sex',
      title: words.sex,
      width: 78,
      sortable: true,
      filter: { kind: 'set', options: optionsOf(vi.sexes) },
      text: (row) => worded(vi.sexes, row.sex),
    },
    // Persons counted once, as the report counts them: only its figures narrow the list by these.
    {
      key: 'came_in',
      title: vi.leads.cameIn,
      width: 150,
      hidden: true,
      filter: { kind: 'date' },
      text: () => '',
    },
    {
      key: 'went_out',
      title: vi.leads.wentOut,
      width: 150,
      hidden: true,
      filter: { kind: 'date' },
      text: () => '',
    },
    {
      key: 'organization_id',
      title: words.organizations,
      width: 230,
      filter: {
        kind: 'set',
        options: organizations
          .filter((one) => one.kind !== 'branch')
          .map((one) => ({ value: String(one.id), label: one.name })),
      },
      text: (row) => row.organizations.map((one) => one.name).join('; '),
    },
    {
      key: 'branch_id',
      title: words.branch_id,
      width: 180,
      hidden: true,
      filter: {
        kind: 'set',
        options: organizations
          .filter((one) => one.kind === 'branch')
          .map((one) => ({ value: String(one.id), label: one.name })),
      },
      text: ofMembership((one) => one.branch_name),
    },
    {
      key: 'type',
      title: words.type,
      width: 112,
      hidden: true,
      sortable: one,
      filter: { kind: 'set', options: optionsOf(vi.membershipTypes) },
      text: ofMembership((one) => vi.membershipTypes[one.type]),
    },
    {
      key: 'role',
      title: words.role,
      width: 130,
      hidden: true,
      filter: { kind: 'text' },
      text: ofMembership((one) => one.role),
    },
    {
      key: 'admitted_on',
      title: words.admitted_on,
      width: 98,
      hidden: true,
      sortable: one,
      filter: { kind: 'date' },
      text: ofMembership((one) => partialDay(one.admitted_on)),
    },
    {
      key: 'card_number',
      title: words.card_number,
      width: 110,
      hidden: true,
      sortable: one,
      filter: { kind: 'text' },
      text: ofMembership((one) => one.card_number),
    },
    {
      key: 'degree',
      title: words.degree,
      width: 120,
      sortable: true,
      filter: { kind: 'set', options: optionsOf(vi.degrees) },
      text: (row) => worded(vi.degrees, row.degree),
    },
    {
      key: 'academic_title',
      title: words.academic_title,
      width: 100,
      hidden: true,
      sortable: true,
      filter: { kind: 'set', options: optionsOf(vi.academicTitles) },
      text: (row) => worded(vi.academicTitles, row.academic_title),
    },
    {
      key: 'education_level',
      title: words.education_level,
      width: 112,
      sortable: true,
      filter: { kind: 'set', options: optionsOf(vi.educationLevels) },
      text: (row) => worded(vi.educationLevels, row.education_level),
    },
    textColumn('specialty', 140),
    textColumn('employer', 190),
    textColumn('job_title', 130, true),
    textColumn('phone', 112, true, false),
    textColumn('national_id', 124, true),
    textColumn('email', 160, true, false),
    textColumn('address', 180, true, false),
    {
      key: 'working_status',
      title: words.working_status,
      width: 120,
      hidden: true,
      sortable: true,
      filter: { kind: 'set', options: optionsOf(vi.workingStatuses) },
      text: (row) => worded(vi.workingStatuses, row.working_status),
    },
    {
      key: 'started_on',
      title: words.started_on,
      width: 110,
      hidden: true,
      filter: { kind: 'date' },
      text: ofMembership((one) => startDay(one.starts_on)),
    },
    {
      key: 'ended_on',
      title: words.ended_on,
      width: 98,
      hidden: true,
      sortable: one,
      filter: { kind: 'date' },
      text: (row) => day(row.membership?.ended_on ?? null),
    },
    {
      key: 'same_as',
      title: words.same_as,
      width: 150,
      hidden: true,
      filter: { kind: 'set', options: optionsOf(vi.people.sameAs) },
      // Only found by its filter; of a single record nothing can be told.
      text: () => '',
    },
    {
      key: 'status',
      title: words.status,
      width: 140,
      filter: { kind: 'set', options: optionsOf(vi.personStatuses) },
      text: (row) => vi.personStatuses[row.status],
    },
  ];
}

type Membership = Pick<
  PersonRow['organizations'][number],
  'type' | 'branch_name' | 'admitted_on' | 'starts_on' | 'card_number' | 'role'
>;

/** Of the membership the list is narrowed to; of all that run, where it is not. */
function ofMembership(read: (one: Membership) => string | null): (row: PersonRow) => string {
  return (row) => {
    const all: Membership[] = row.membership ? [row.membership] : row.organizations;
    return all
      .map((one) => read(one) ?? '')
      .filter(Boolean)
      .join('; ');
  };
}

type TextKey =
  'specialty' | 'employer' | 'job_title' | 'phone' | 'national_id' | 'email' | 'address';

function textColumn(
  key: TextKey,
  width: number,
  hidden = false,
  sortable = true,
): Column<PersonRow> {
  return {
    key,
    title: words[key],
    width,
    hidden,
    sortable,
    filter: { kind: 'text' },
    text: (row) => row[key] ?? '',
  };
}
