import type { PeriodRow } from '../../bindings/types';
import type { Tone } from '../../components/states';
import { book } from '../../frame/book.svelte';
import { vi } from '../../text/vi';

/** How a period stands, in a shape and in words. */
export function periodState(period: PeriodRow): { tone: Tone; label: string } {
  if (period.status === 'closed')
    return {
      tone: 'done',
      label:
        period.closing_count > 1 ? vi.periods.replacement(period.closing_count) : vi.periods.closed,
    };
  return period.closing_count > 0
    ? { tone: 'due-soon', label: vi.periods.reopened }
    : { tone: 'on-schedule', label: vi.periods.open };
}

/** The day from which an open period can be closed, while it has not come; the core's rule, said beforehand. */
export function closableFrom(period: PeriodRow): string | null {
  const early = period.status === 'open' && period.cutoff_on > (book.info?.today ?? '');
  return early ? period.cutoff_on : null;
}
