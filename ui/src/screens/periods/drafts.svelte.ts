/** Words of a report that were typed and not saved: kept per period while the window lives. */
import { act } from '../../frame/act';
import { book } from '../../frame/book.svelte';
import { leaving, type Unsaved } from '../../frame/leaving.svelte';

/** What was typed in a section, null being "back to the proposal", and what it was typed over. */
interface Draft {
  body: string | null;
  version: number | null;
}

/** By section. */
type Words = Record<string, Draft>;

class Drafts implements Unsaved {
  /** Steps, periods and screens may change: nothing is lost before the book or the window closes. */
  readonly lasting = true;
  #all = $state<Record<string, Words>>({});

  get dirty(): boolean {
    return Object.values(this.#all).some((words) => Object.keys(words).length > 0);
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

  /** Writes the drafts of a period into the book, one after the other. */
  async save(period: number): Promise<void> {
    for (const [section, draft] of Object.entries(this.of(period))) {
      const asked = { period_id: period, period: null, key: section, ...draft };
      await act('save_report_text', asked);
      const { [section]: _saved, ...others } = this.of(period);
      this.#all[key(period)] = others;
    }
  }

  drop(): void {
    this.#all = {};
  }
}

const key = (period: number): string => `${book.info?.path ?? ''} ${period}`;

export const drafts = new Drafts();
leaving.watch(drafts);
