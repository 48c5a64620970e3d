/** What a plan's words about time were read as, in words. */
import type { ParsedSchedule, TaskFields } from '../../bindings/types';
import { day } from '../../format';
import { vi } from '../../text/vi';

type Times = Pick<TaskFields, 'schedule_kind' | 'starts_on' | 'due_on'>;

/** `Hằng năm · hạn 15/09`. */
export function describe(parsed: ParsedSchedule): string {
  const due = day(parsed.due_on);
  return [
    vi.plans.scheduleKinds[parsed.kind],
    parsed.starts_on && vi.plans.task.from(day(parsed.starts_on)),
    due && vi.plans.task.due(parsed.kind === 'yearly' ? due.slice(0, 5) : due),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Whether the fields say what was read. */
export function agreesWith(fields: Times, parsed: ParsedSchedule): boolean {
  return (
    fields.schedule_kind === parsed.kind &&
    fields.starts_on === parsed.starts_on &&
    fields.due_on === parsed.due_on
  );
}
