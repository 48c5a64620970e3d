/** The reporting period whose results are entered and shown beside the tasks. */
import { query, type Query } from '../../backend';
import type { PeriodRow } from '../../bindings/types';
import { day as shown } from '../../format';
import { book } from '../../frame/book.svelte';
import { router } from '../../frame/router.svelte';
import { vi } from '../../text/vi';

export class ResultPeriod {
  readonly #periods: Query<'list_periods'>;

  constructor(periods: Query<'list_periods'>) {
    this.#periods = periods;
  }

  /** The period the address names, else the shortest open one that has begun on the day looked at. */
  get period(): PeriodRow | null {
    const code = router.get('period');
    const named = this.#periods.answer?.find((period) => code !== null && period.code === code);
    if (named) return named;
    const day = book.day ?? '';
    const begun = (this.#periods.answer ?? []).filter(
      (period) => period.status === 'open' && period.starts_on <= day,
    );
    const length = (period: PeriodRow): number =>
      Date.parse(period.cutoff_on) - Date.parse(period.starts_on);
    return begun.sort((a, b) => length(a) - length(b))[0] ?? null;
  }

  /** What to say beside a day that lies after the cut-off: the open period will not have it. */
  after(day: string | null): string | undefined {
    const period = this.period;
    return period && day && day > period.cutoff_on
      ? vi.plans.afterPeriod(period.label, shown(period.cutoff_on))
      : undefined;
  }

  /** First day of the period; what is shown as its results lies between it and the day. */
  get startsOn(): string | null {
    return this.period?.starts_on ?? null;
  }

  /** The day a result entered now speaks of: today, but not after the cut-off. */
  get reportDay(): string | null {
    const day = book.day;
    const cutoff = this.period?.cutoff_on;
    return day && cutoff && cutoff < day ? cutoff : day;
  }
}

/** Use in a screen's script. */
export function resultPeriod(): ResultPeriod {
  return new ResultPeriod(query('list_periods', () => ({}), ['period']));
}
