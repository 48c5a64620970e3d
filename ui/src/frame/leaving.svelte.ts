/** Nothing typed is lost without a question: who leaves a form, a screen or the window asks here first. */
import { Registry } from './registry.svelte';

/** Something that may hold what was typed and not saved. */
export interface Unsaved {
  /** Whether it holds anything now. */
  readonly dirty: boolean;
  /** Outlives the screen it was typed in; only closing the book or the window would lose it. */
  readonly lasting?: boolean;
  /** The reader agreed to lose it. */
  drop: () => void;
}

/** What is about to be left: one form, the screen with all its forms, or everything. */
export type Left = Unsaved | 'screen' | 'window';

class Leaving {
  #all = new Registry<Unsaved>();
  /** The question that stands open: what happens when the reader agrees. */
  asked = $state.raw<(() => void) | null>(null);

  /** From now on asked about; gives the way to be forgotten, as an `$effect` wants it. */
  watch(one: Unsaved): () => void {
    return this.#all.add(one);
  }

  /** Whether anything typed is not saved yet. */
  get unsaved(): boolean {
    return this.#lost('window').length > 0;
  }

  /** Whether going to another screen would lose something. */
  get holdsScreen(): boolean {
    return this.#lost('screen').length > 0;
  }

  /** Goes at once when nothing would be lost, else when the reader agrees. */
  ask(left: Left, go: () => void): void {
    const lost = this.#lost(left);
    if (lost.length === 0) return go();
    this.asked = () => {
      for (const one of lost) one.drop();
      go();
    };
  }

  /** Everything typed is given up without a question: it is not this reader's. */
  dropAll(): void {
    for (const one of this.#lost('window')) one.drop();
    this.asked = null;
  }

  answer(agreed: boolean): void {
    const go = this.asked;
    this.asked = null;
    if (agreed) go?.();
  }

  #lost(left: Left): Unsaved[] {
    const { all } = this.#all;
    if (left === 'window') return all.filter((one) => one.dirty);
    if (left === 'screen') return all.filter((one) => !one.lasting && one.dirty);
    return left.dirty ? [left] : [];
  }
}

export const leaving = new Leaving();
