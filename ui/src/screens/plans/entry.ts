/** Results typed straight into the checklist. */
import { call } from '../../backend';
import type { ProgressFields, TaskRow } from '../../bindings/types';
import { act } from '../../frame/act';

type Typed = Pick<Partial<ProgressFields>, 'percent' | 'result_text'>;

/**
 * Keeps what was typed as the task's report of `day`: changes the report of that day when there is
 * one, else adds one that says the task is being carried out (or stays as it was).
 */
export async function enterResult(task: TaskRow, day: string, typed: Typed): Promise<void> {
  const { reports } = await call('get_task', { id: task.id, as_of_on: day });
  // What an act wrote (a confirmation, a rest) is corrected with that act.
  const same = reports.find((report) => report.reported_on === day && report.note_id === null);
  if (same) {
    const { id, version, task_id: _task, note_id: _note, act: _act, ...fields } = same;
    await act('update_progress', { id, version, fields: { ...fields, ...typed } });
    return;
  }
  const begun = task.state.progress === 'not_started' ? 'in_progress' : task.state.progress;
  await act('record_progress', {
    task_id: task.id,
    reported_on: day,
    progress: begun,
    completed_on: begun === 'done' ? task.state.completed_on : null,
    percent: task.percent,
    result_text: null,
    quantity: null,
    quantity_unit: null,
    note: null,
    occurrence_starts_on: null,
    evidence: [],
    files: [],
    ...typed,
  });
}
