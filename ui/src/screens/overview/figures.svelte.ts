/** The figures of the overview, put together from the lists and counts of the core. */
import { call, onChanged, query } from '../../backend';
import type { MemberCount, OrganizationRow, PeriodRow } from '../../bindings/types';
import { book } from '../../frame/book.svelte';

/** Members on the last day counted of a period. */
export interface TrendPoint {
  period: PeriodRow;
  count: MemberCount;
}

const QUARTERS = 5;
const everything = { search: '', filters: [], sort: null, offset: 0, limit: 1000 };

/** The quarters closed or running, the latest last. */
function quarters(periods: readonly PeriodRow[], day: string): PeriodRow[] {
  return periods
    .filter((period) => period.kind === 'quarter' && period.starts_on <= day)
    .sort((a, b) => a.cutoff_on.localeCompare(b.cutoff_on))
    .slice(-QUARTERS);
}

/** Use in the screen's script. */
export class Figures {
  readonly #organizations = query(
    'list_organizations',
    () => ({ ...everything, as_of_on: book.asOf }),
    ['organization', 'organization_term', 'membership', 'declared_figure', 'submission'],
  );
  readonly #members = query(
    'count_members',
    () => ({ as_of_on: book.asOf, organization_id: null }),
    ['membership', 'person'],
  );
  readonly #checklist = query('checklist_summary', () => ({
    plan_id: null,
    as_of_on: book.asOf,
    period_starts_on: this.current?.starts_on ?? null,
  }));
  readonly #periods = query('list_periods', () => ({}), ['period', 'period_close', 'submission']);
  readonly #submissions = query(
    'list_submissions',
    () => (this.current ? { period_id: this.current.id } : null),
    ['submission', 'organization', 'period'],
  );
  readonly #unanswered = query(
    'list_obstacles',
    () => ({
      ...everything,
      plan_id: null,
      task_id: null,
      period_starts_on: null,
      filters: [{ is: 'one_of' as const, column: 'status', values: ['open'] }],
      limit: 1,
      as_of_on: book.asOf,
    }),
    ['obstacle'],
  );

  trend = $state.raw<TrendPoint[]>([]);
  /** The members at the last closing, to say what has changed since. */
  before = $state.raw<{ day: string; count: MemberCount } | null>(null);

  constructor() {
    const count = (): void => void this.#count();
    $effect(() => {
      void [this.#periods.answer, book.day];
      count();
    });
    $effect(() => onChanged((nouns) => nouns.has('membership') && count()));
  }

  get organizations(): OrganizationRow[] | undefined {
    return this.#organizations.answer?.rows.filter((row) => row.kind !== 'branch');
  }
  get members(): MemberCount | undefined {
    return this.#members.answer;
  }
  get checklist() {
    return this.#checklist.answer;
  }
  get periods(): PeriodRow[] | undefined {
    return this.#periods.answer;
  }
  get unsent(): number | undefined {
    return this.#submissions.answer?.filter((row) => !row.submitted_on).length;
  }
  get unanswered(): number | undefined {
    return this.#unanswered.answer?.total;
  }
  /** The period being worked on: open, begun, the one whose cut-off comes first. */
  get current(): PeriodRow | undefined {
    const day = book.day ?? '';
    return this.#periods.answer
      ?.filter((period) => period.status === 'open' && period.starts_on <= day)
      .sort((a, b) => a.cutoff_on.localeCompare(b.cutoff_on))[0];
  }

  /** The first refusal among the questions. */
  get failure(): string | undefined {
    return [this.#organizations, this.#members, this.#checklist, this.#periods]
      .map((question) => question.failure?.sentence)
      .find(Boolean);
  }

  get complete(): boolean {
    return !!(this.organizations && this.members && this.checklist && this.periods);
  }

  async #count(): Promise<void> {
    const day = book.day;
    const periods = this.#periods.answer;
    if (!day || !periods) return;
    const at = async (on: string): Promise<MemberCount> =>
      call('count_members', { as_of_on: on, organization_id: null });
    const shown = quarters(periods, day);
    this.trend = await Promise.all(
      shown.map(async (period) => ({
        period,
        // A quarter that is still running counts as it stands on the day looked at.
        count: await at(period.cutoff_on < day ? period.cutoff_on : day),
      })),
    );
    const closed = shown.filter((one) => one.status === 'closed' && one.cutoff_on <= day).at(-1);
    this.before = closed ? { day: closed.cutoff_on, count: await at(closed.cutoff_on) } : null;
  }
}
