/** Short messages at the foot of the window: what was done, and the way back. */
import { call, toFailure } from '../backend';
import { vi } from '../text/vi';
import { router } from './router.svelte';
import { undoing } from './undoing.svelte';

export interface ToastAction {
  label: string;
  run: () => void | Promise<void>;
}

export interface Toast {
  id: number;
  kind: 'done' | 'refused';
  text: string;
  actions: ToastAction[];
  /** The entry of the history it speaks of. */
  entry: number | null;
}

const SHOWN_MS = 6000;

/** One at a time: the newer takes the older's place, whose way back stays with Ctrl+Z and the history. */
class Toasts {
  shown = $state.raw<Toast | null>(null);
  #last = 0;

  show(
    kind: Toast['kind'],
    text: string,
    actions: ToastAction[],
    entry: number | null = null,
  ): void {
    const toast = { id: ++this.#last, kind, text, actions, entry };
    this.shown = toast;
    // A refusal stays until it has been read and put away.
    if (kind === 'done') this.#dropLater(toast.id);
  }

  /** While a dialog stands before them, toasts are not seen and their time does not run. */
  #dropLater(id: number): void {
    setTimeout(() => {
      if (document.querySelector('[aria-modal="true"]')) this.#dropLater(id);
      else this.drop(id);
    }, SHOWN_MS);
  }

  /** What was taken back offers no way back any more. */
  undone(entry: number): void {
    if (this.shown?.entry === entry) this.shown = null;
  }

  drop(id: number): void {
    if (this.shown?.id === id) this.shown = null;
  }

  /** Other work begins: what was said of the former would only stand in its way. */
  clear(): void {
    this.shown = null;
  }
}

export const toasts = new Toasts();

/** Says what was done. */
export function done(text: string, ...actions: ToastAction[]): void {
  toasts.show('done', text, actions);
}

/** Says what was done under an entry of the history, with the way back when there is one. */
export function doneAs(entry: number, text: string, canUndo: boolean): void {
  const back = { label: vi.common.undo, run: () => undo(entry) };
  toasts.show('done', text, canUndo ? [back] : [], entry);
}

/** Says why something was not done; being stopped on purpose needs no words. */
export function refused(thrown: unknown): void {
  const failure = toFailure(thrown);
  if (!failure.cancelled) toasts.show('refused', failure.sentence, laterActs(failure.detail));
}

/** An act that others were built upon: the way to the latest of them, which would be taken back first. */
function laterActs(detail: unknown): ToastAction[] {
  const later = (detail as { entry_ids?: number[] } | null)?.entry_ids?.at(-1);
  if (later === undefined) return [];
  const run = (): void => router.go('nhat-ky', { id: later });
  return [{ label: vi.program.history.laterActs, run }];
}

/** The acts taken back one after the other, the last on top; another act ends the way forward. */
let takenBack: number[] = [];

/** An act was done that is no undo: there is nothing to do again. */
export function forgetTakenBack(): void {
  takenBack = [];
}

/**
 * Takes an act back, the latest one when no entry is named; says what was taken back. With `keepLater` all but what
 * was edited since.
 */
export async function undo(entry: number | null = null, keepLater = false): Promise<void> {
  const made = await takeBack(entry, keepLater);
  if (made !== null) takenBack = [...takenBack, made];
}

/** Does again what was taken back last: the undo itself is taken back. */
export async function redo(): Promise<void> {
  const last = takenBack.at(-1);
  if (last === undefined) return done(vi.frame.nothingToRedo);
  if ((await takeBack(last)) !== null) takenBack = takenBack.filter((one) => one !== last);
}

/** The entry of the undo; null when it was refused. */
async function takeBack(entry: number | null, keepLater = false): Promise<number | null> {
  try {
    const { summary, entry_id } = await call('undo', {
      entry_id: entry,
      keep_later: keepLater,
      this_sitting: entry === null,
    });
    done(summary);
    if (entry_id === null) return null;
    const { entry: made } = await call('get_history_entry', { id: entry_id });
    if (made.undoes_id !== null) toasts.undone(made.undoes_id);
    return entry_id;
  } catch (thrown) {
    const asked = await undoing.ask(entry, toFailure(thrown)).catch(() => false);
    if (!asked) refused(thrown);
    return null;
  }
}
