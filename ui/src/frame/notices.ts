/** What a notice of the system says of the day's deadlines, and whether one is due. */
import { recall, remember } from '../components/memory';
import { vi } from '../text/vi';

/** What of the overview it is about. */
export interface Deadlines {
  today: string;
  period: { period: { label: string }; days_to_cutoff: number } | null;
  work: readonly { key: string; count: number }[];
}

const ON = 'notices';
const SHOWN = 'notices.shown';
/** A cut-off is named so many days ahead. */
const CLOSING_DAYS = 7;

/** Whether this machine shows notices; it does until somebody says otherwise. */
export const wantsNotices = (): boolean => recall(ON, true);

export const wantNotices = (wanted: boolean): void => remember(ON, wanted);

/** The lines of the notice; none when nothing is due. */
export function deadlineLines({ period, work }: Deadlines): string[] {
  const words = vi.notices;
  const count = (key: string): number => work.find((one) => one.key === key)?.count ?? 0;
  const lines: string[] = [];
  if (count('tasks_overdue') > 0) lines.push(words.overdue(count('tasks_overdue')));
  if (count('tasks_due_soon') > 0) lines.push(words.dueSoon(count('tasks_due_soon')));
  if (period && period.days_to_cutoff < 0) lines.push(words.toClose(period.period.label));
  else if (period && period.days_to_cutoff <= CLOSING_DAYS)
    lines.push(words.closing(period.period.label, period.days_to_cutoff));
  return lines;
}

/** The notice for this book today, once: null when it is turned off, was shown, or there is nothing to say. */
export function dueNotice(book: string, deadlines: Deadlines): string | null {
  if (!wantsNotices()) return null;
  const shown = recall<Record<string, string>>(SHOWN, {});
  if (shown[book] === deadlines.today) return null;
  const lines = deadlineLines(deadlines);
  if (lines.length === 0) return null;
  // Only books of this day are remembered: the list does not grow.
  const ofToday = Object.entries(shown).filter(([, day]) => day === deadlines.today);
  remember(SHOWN, { ...Object.fromEntries(ofToday), [book]: deadlines.today });
  return lines.join(' · ');
}
