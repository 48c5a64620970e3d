/** The rows of an act in words: which fields changed, from what to what. */
import type { RowChange } from '../../bindings/types';
import { day, number, partialDay } from '../../format';
import { vi } from '../../text/vi';
import { startDay } from '../people/fields';

/** For the machine only: no reader asks for them. */
const unseen = /^(id|uid|version|\w+_key|search_fold|name_fold|position|record)$/;

export interface ChangedField {
  name: string;
  label: string;
  before: string;
  after: string;
}

/** `Hội viên · sửa · Trần Văn Đức`. */
export function rowTitle(row: RowChange): string {
  const table = vi.tables[row.table] ?? row.table;
  const image = row.after ?? row.before ?? {};
  const name =
    image.full_name ??
    image.name ??
    image.content ??
    image.label ??
    image.doc_number ??
    image.file_name;
  const parts = [table, vi.history.ops[row.op] ?? row.op, typeof name === 'string' ? name : ''];
  return parts.filter(Boolean).join(' · ');
}

/** The fields that differ; of a new or deleted row those that are filled in. */
export function changedFields(row: RowChange): ChangedField[] {
  const before = row.before ?? {};
  const after = row.after ?? {};
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !unseen.test(name))
    .filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null))
    .map((name) => ({
      name,
      label: vi.fields[name] ?? name,
      before: show(name, before[name]),
      after: show(name, after[name]),
    }));
}

function show(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (name === 'starts_on' && typeof value === 'string' && startDay(value)) return startDay(value);
  if (name.endsWith('_on') && typeof value === 'string')
    return day(value) || partialDay(value) || value;
  if (typeof value === 'number' && !name.endsWith('_id')) return number(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
