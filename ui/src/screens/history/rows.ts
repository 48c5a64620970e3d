/** The rows of an act in words: which fields changed, from what to what. */
import type { RecordName, RowChange } from '../../bindings/types';
import { day, instant, number, partialDay } from '../../format';
import { vi } from '../../text/vi';
import { startDay } from '../people/fields';

/** For the machine only: no reader asks for them. */
const unseen =
  /^(id|uid|version|\w+_key|search_fold|name_fold|position|record|bytes|sha256|file_sha256)$/;

/** The words of closed sets, by field; where several tables have the field, by table and field. */
const sets: Record<string, Record<string, string>> = {
  sex: vi.sexes,
  academic_title: vi.academicTitles,
  degree: vi.degrees,
  education_level: vi.educationLevels,
  working_status: vi.workingStatuses,
  type: vi.membershipTypes,
  end_reason: vi.endReasons,
  progress: vi.plans.progress,
  validity: vi.plans.validity,
  schedule_kind: vi.plans.scheduleKinds,
  priority: vi.plans.priorities,
  'organization.kind': vi.organizationKinds,
  'organization.status': vi.organizationStatuses,
  'organization_decision.kind': vi.decisionKinds,
  'organization_event.kind': vi.eventKinds,
  'organization_position.role': vi.positionRoles,
  'organization_position.body': vi.organizationBodies,
  'agency.kind': vi.plans.agencies.kinds,
  'period.kind': vi.periods.kinds,
};

const yesOrNo = /^(is_|has_|keep_)|^(party_member|from_coordinates|to_coordinated)$/;

export interface ChangedField {
  name: string;
  label: string;
  before: string;
  after: string;
}

/** `Hội viên · sửa · Trần Văn Đức`; a row without a name of its own is called after those it is about. */
export function rowTitle(row: RowChange, names: readonly RecordName[] = []): string {
  const table = vi.tables[row.table] ?? row.table;
  const image = row.after ?? row.before ?? {};
  const own =
    image.full_name ??
    image.name ??
    image.content ??
    image.label ??
    image.doc_number ??
    image.file_name;
  const about = ['person_id', 'task_id', 'organization_id', 'period_id', 'indicator_id']
    .map((column) => called(column, image[column], names))
    .filter((name) => name !== null);
  const parts = [
    table,
    vi.history.ops[row.op] ?? row.op,
    typeof own === 'string' ? own : about.slice(0, 2).join(' – '),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** The fields that differ; of a new or deleted row those that are filled in. */
export function changedFields(row: RowChange, names: readonly RecordName[] = []): ChangedField[] {
  if (row.table === 'setting') return changedSettings(row);
  const before = row.before ?? {};
  const after = row.after ?? {};
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !unseen.test(name))
    .filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null))
    .map((name) => ({
      name,
      label: vi.fields[name] ?? name,
      before: show(row.table, name, before[name], names),
      after: show(row.table, name, after[name], names),
    }));
}

/** Settings stand as one value each: what differs within it. */
function changedSettings(row: RowChange): ChangedField[] {
  const [before, after] = [row.before, row.after].map((image) => inner(image?.value));
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const known = vi.settings as unknown as Record<string, unknown>;
  return fields
    .filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
    .map((name) => {
      const word = known[name];
      return {
        name,
        label: typeof word === 'string' ? word : (vi.fields[name] ?? name),
        before: show(row.table, name, before?.[name], []),
        after: show(row.table, name, after?.[name], []),
      };
    });
}

function inner(value: unknown): Record<string, unknown> {
  try {
    const read: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : { value: read };
  } catch {
    return { value };
  }
}

function called(column: string, value: unknown, names: readonly RecordName[]): string | null {
  return names.find((one) => one.column === column && one.id === value)?.name ?? null;
}

function show(table: string, name: string, value: unknown, names: readonly RecordName[]): string {
  if (value === null || value === undefined || value === '') return '—';
  if (name.endsWith('_id'))
    return called(name, value, names) ?? vi.program.history.numbered(Number(value));
  if (typeof value === 'boolean' || (yesOrNo.test(name) && (value === 0 || value === 1)))
    return value ? vi.common.yes : vi.common.no;
  if (typeof value === 'string') {
    const word = (sets[`${table}.${name}`] ?? sets[name])?.[value];
    if (word) return word;
    if (name === 'starts_on' && startDay(value)) return startDay(value);
    if (name.endsWith('_on')) return day(value) || partialDay(value) || value;
    if (name.endsWith('_at')) return instant(value) || value;
    return value;
  }
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return value.map(String).join('; ') || '—';
  return JSON.stringify(value);
}
