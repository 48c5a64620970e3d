import type { ChecklistCell, ObstacleStatus, StateLabel, TaskState } from '../../bindings/types';
import type { Tone } from '../../components/states';
import { day } from '../../format';
import { vi } from '../../text/vi';

/** The shape and colour of a task's state. */
export function labelTone(label: StateLabel): Tone {
  switch (label) {
    case 'done_on_time':
    case 'done_no_deadline':
      return 'done';
    case 'done_late':
      return 'done-late';
    case 'in_progress_on_schedule':
      return 'on-schedule';
    case 'in_progress_due_soon':
      return 'due-soon';
    case 'in_progress_overdue':
    case 'not_started_overdue':
      return 'overdue';
    case 'not_started':
    case 'suspended':
    case 'not_done':
      return 'idle';
  }
}

/** Not yet begun but soon due shows as due soon, whatever its word. */
export function stateTone(state: TaskState): Tone {
  const soon = state.label === 'not_started' && state.timeliness === 'due_soon';
  return soon ? 'due-soon' : labelTone(state.label);
}

/** The cells of the 2 × 2, done before open. */
export const checklistCells = [
  'done_on_time',
  'done_late',
  'done_no_deadline',
  'open_on_time',
  'open_late',
  'open_no_deadline',
] as const satisfies readonly ChecklistCell[];

/** The token that paints a cell of the 2 × 2 in charts. */
export const cellToken: Record<ChecklistCell, string> = {
  done_on_time: 'done-fill',
  done_late: 'done-late-fill',
  done_no_deadline: 'series-2',
  open_on_time: 'on-schedule-fill',
  open_late: 'overdue-fill',
  open_no_deadline: 'idle-fill',
};

/** `còn 5 ngày`, `quá hạn 12 ngày`, `hoàn thành ngày 05/03/2026`. */
export function timeLeft(state: TaskState): string {
  if (state.completed_on) return vi.plans.tasks.doneAt(day(state.completed_on));
  if (state.days_left === null || state.progress === 'suspended' || state.progress === 'not_done')
    return '';
  return vi.plans.tasks.daysLeft(Number(state.days_left));
}

/** The state in words; of a task that returns also how many of its times are late, when there are more than one. */
export function stateText(state: TaskState): string {
  const late = Number(state.late_occurrence_count);
  const label = vi.plans.labels[state.label];
  return late > 1 ? `${label} · ${vi.plans.tasks.lateOccurrences(late)}` : label;
}

/** The shape and colour of an obstacle. */
export function obstacleTone(status: ObstacleStatus): Tone {
  switch (status) {
    case 'open':
      return 'due-soon';
    case 'sent':
    case 'reopened':
      return 'due-soon';
    case 'answered':
      return 'on-schedule';
    case 'closed':
      return 'done';
  }
}
