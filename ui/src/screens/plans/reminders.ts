import type { ReminderRow, ReminderStatus } from '../../bindings/types';
import type { Tone } from '../../components/states';
import { vi } from '../../text/vi';

/** The shape and colour of a letter's state. */
export function reminderTone(status: ReminderStatus): Tone {
  switch (status) {
    case 'waiting':
      return 'on-schedule';
    case 'overdue':
      return 'overdue';
    case 'answered':
      return 'done';
    case 'withdrawn':
      return 'idle';
  }
}

/** Its state in words; of a late answer with the days. */
export function reminderWords(row: ReminderRow): string {
  return row.days_late !== null
    ? vi.urging.late(Number(row.days_late))
    : vi.urging.statuses[row.status];
}
