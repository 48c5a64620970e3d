/** What the columns of each table can hold, and how wide they are shown. */
import type { FilledTableField, TableField, TableSubject } from '../../bindings/types';
import { tableFieldsOf } from '../../bindings/labels';

/** What the columns of a table can hold, in the order of its template. */
export const tableFields = (subject: TableSubject): readonly TableField[] => tableFieldsOf[subject];

const WIDE: ReadonlySet<TableField> = new Set<TableField>([
  'content',
  'group',
  'lead',
  'coordinating',
  'deliverable',
  'note',
  'schedule',
  'schedule_meaning',
  'name',
]);

export const widthOf = (field: TableField): number =>
  field.endsWith('_count') ? 100 : WIDE.has(field) ? 230 : 140;

/** What is called by: it stands first and does not scroll. */
export const namingField = (subject: TableSubject): TableField =>
  subject === 'tasks' ? 'content' : 'name';

/** The fields as columns: those that lines change before the others. */
export function inOrder(
  fields: readonly FilledTableField[],
  isChanged: boolean,
): readonly TableField[] {
  const changes = (one: FilledTableField): boolean => isChanged && one.change_count > 0;
  return [...fields.filter(changes), ...fields.filter((one) => !changes(one))].map(
    ({ field }) => field,
  );
}
