/** What was typed for a report and is not in the book yet: kept per period while the window lives. */
import { toFailure, type Failure } from '../../backend';
import { act } from '../../frame/act';
import { book } from '../../frame/book.svelte';
import { leaving, type Unsaved } from '../../frame/leaving.svelte';

/** What was typed in a section, null being "back to the proposal", and what it was typed over. */
interface Draft {
  body: string | null;
  version: number | null;
}

/**
 * Number and day of the report, as they will be written into it at the closing. Two short answers of that
 * step, asked for again where they are missing: they are no unsaved work of the window.
 */
interface Signing {
  number: number | null;
  on: string | null;
}

/** A section that was not saved because it was written elsewhere meanwhile. */
interface Stuck {
  period: number;
  section: string;
  sentence: string;
  /** What stands in the book now; null where the proposal stands again. */
  current: Draft;
}

/** By section. */
type Words = Record<string, Draft>;

class Drafts implements Unsaved {
  /** Steps, periods and screens may change: nothing is lost before the book or the window closes. */
  readonly lasting = true;
  #all = $state<Record<string, Words>>({});
  #signings = $state<Record<string, Partial<Signing>>>({});
  stuck = $state.raw<Stuck | null>(null);

  get dirty(): boolean {
    return Object.values(this.#all).some((words) => Object.keys(words).length > 0);
  }

  /** What was typed of the two; what was not stands as in the version before. */
  signing(period: number): Partial<Signing> {
    return this.#signings[key(period)] ?? {};
  }

  sign(period: number, typed: Partial<Signing>): void {
    this.#signings[key(period)] = { ...this.signing(period), ...typed };
  }

  /** Number and day stand in the closing now. */
  signed(period: number): void {
    delete this.#signings[key(period)];
  }

  of(period: number): Words {
    return this.#all[key(period)] ?? {};
  }

  count(period: number): number {
    return Object.keys(this.of(period)).length;
  }

  /** Keeps what was typed in a section; what the book has anyway is no draft. */
  write(period: number, section: Draft & { key: string }, typed: string | null): void {
    const words = { ...this.of(period) };
    const { [section.key]: former, ...others } = words;
    this.#all[key(period)] =
      typed === section.body
        ? others
        : { ...words, [section.key]: { body: typed, version: (former ?? section).version } };
  }

  /**
   * Writes the drafts of a period into the book, one after the other. They are forgotten once
   * `renew` has fetched what stands there now, so that no older text shows in between.
   */
  async save(period: number, renew?: () => Promise<void>): Promise<void> {
    const written = new Map<string, string | null>();
    this.stuck = null;
    try {
      for (const [section, draft] of Object.entries(this.of(period))) {
        const asked = { period_id: period, period: null, key: section, ...draft };
        await act('save_report_text', asked).catch((thrown: unknown) => {
          this.#stopped(period, section, toFailure(thrown));
          throw thrown;
        });
        written.set(section, draft.body);
      }
    } finally {
      await renew?.();
      for (const [section, body] of written)
        if (this.of(period)[section]?.body === body) this.#forget(period, section);
    }
  }

  #stopped(period: number, section: string, failure: Failure): void {
    if (failure.code !== 'request.stale') return;
    const { current } = failure.detail as { current: Draft | null };
    const { sentence } = failure;
    this.stuck = { period, section, sentence, current: current ?? { body: null, version: null } };
  }

  /** What was written elsewhere stands. */
  take({ period, section }: Stuck): void {
    this.stuck = null;
    this.#forget(period, section);
  }

  #forget(period: number, section: string): void {
    const { [section]: _forgotten, ...others } = this.of(period);
    this.#all[key(period)] = others;
  }

  /** The next save writes over what was written elsewhere. */
  writeOver({ period, section, current }: Stuck): void {
    this.stuck = null;
    const draft = this.of(period)[section];
    if (!draft) return;
    const words = { ...this.of(period), [section]: { ...draft, version: current.version } };
    this.#all[key(period)] = words;
  }

  drop(): void {
    this.#all = {};
    this.#signings = {};
    this.stuck = null;
  }
}

const key = (period: number): string => `${book.info?.path ?? ''} ${period}`;

export const drafts = new Drafts();
leaving.watch(drafts);
