/** Which acts make sense on a task as it stands, and the occurrences that one may choose. */
import type { TaskDetail, TaskEvent, TaskState } from '../../bindings/types';
import type { Option } from '../../components/options';
import { day } from '../../format';
import { act } from '../../frame/act';
import { vi } from '../../text/vi';

/** Acts in words, and giving away or a deadline; reports and extensions have dialogs of their own. */
export type ActKind =
  'reassign' | 'deadline' | 'confirm' | 'return' | 'directive' | 'suspend' | 'abandon' | 'resume';

/** The acts that a task allows, in the order of the menu. */
export function actsOf(detail: TaskDetail): ActKind[] {
  const { state, occurrences } = detail;
  const all = occurrences.length > 0 ? occurrences : [state];
  const any = (...wanted: string[]): boolean => all.some((one) => wanted.includes(one.progress));
  const kind = detail.task.schedule_kind;
  const recurs = occurrences.length > 0;
  const done = !recurs && state.progress === 'done';
  const undated = kind === 'none' || kind === 'continuous';
  const acts: [ActKind, boolean][] = [
    ['confirm', any('awaiting_confirmation')],
    ['return', any('awaiting_confirmation', 'done')],
    ['directive', true],
    ['reassign', !done],
    ['deadline', undated && !done && detail.deadline === null],
    ['suspend', !done && (recurs || any('not_started', 'in_progress', 'awaiting_confirmation'))],
    [
      'abandon',
      !done && (recurs || any('not_started', 'in_progress', 'awaiting_confirmation', 'suspended')),
    ],
    ['resume', any('suspended', 'not_done')],
  ];
  return acts.filter(([, fits]) => fits).map(([act]) => act);
}

/** The occurrences of a recurring task to choose from, the latest first. */
export function occurrenceOptions(
  detail: TaskDetail,
  fits: (state: TaskState) => boolean = () => true,
): Option<string>[] {
  return [...detail.occurrences.filter(fits)].reverse().map((one) => ({
    value: one.occurrence_starts_on ?? '',
    label: `${vi.acts.occurrenceOf(day(one.occurrence_starts_on), day(one.due_on))} · ${vi.plans.labels[one.label]}`,
  }));
}

/** Takes the act behind a line of the task's story out again. */
export async function removeEvent(event: TaskEvent): Promise<unknown> {
  const row = { id: event.id, version: event.version };
  if (event.kind === 'extension') return act('remove_extension', { id: event.id });
  if (event.kind === 'deadline') return act('remove_deadline', row);
  if (event.kind === 'assignment') return act('remove_assignment', row);
  return act('remove_task_note', row);
}
