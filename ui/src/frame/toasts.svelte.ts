/** Short messages at the foot of the window: what was done, and the way back. */
import { call, toFailure } from '../backend';

export interface ToastAction {
  label: string;
  run: () => void | Promise<void>;
}

export interface Toast {
  id: number;
  kind: 'done' | 'refused';
  text: string;
  actions: ToastAction[];
}

const SHOWN_MS = 8000;
const SHOWN_AT_ONCE = 3;

class Toasts {
  list = $state.raw<Toast[]>([]);
  #last = 0;

  show(kind: Toast['kind'], text: string, actions: ToastAction[]): void {
    const toast = { id: ++this.#last, kind, text, actions };
    this.list = [...this.list.slice(1 - SHOWN_AT_ONCE), toast];
    // A refusal stays until it has been read and put away.
    if (kind === 'done') setTimeout(() => this.drop(toast.id), SHOWN_MS);
  }

  drop(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();

/** Says what was done. */
export function done(text: string, ...actions: ToastAction[]): void {
  toasts.show('done', text, actions);
}

/** Says why something was not done; being stopped on purpose needs no words. */
export function refused(thrown: unknown): void {
  const failure = toFailure(thrown);
  if (!failure.cancelled) toasts.show('refused', failure.sentence, []);
}

/** Takes an act back, the latest one when no entry is named; says what was taken back. */
export async function undo(entry: number | null = null): Promise<void> {
  try {
    const { summary } = await call('undo', { entry_id: entry });
    done(summary);
  } catch (thrown) {
    refused(thrown);
  }
}
