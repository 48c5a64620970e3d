/** An act that later acts built upon: what would stay if the rest were taken back, and the question whether to. */
import { call, type Failure } from '../backend';
import type { KeptRecord } from '../bindings/types';

class Undoing {
  entry = $state<number | null>(null);
  kept = $state.raw<KeptRecord[]>([]);
  open = $state(false);

  /** Asks when the refusal leaves that way; false when it does not. */
  async ask(entry: number | null, failure: Failure): Promise<boolean> {
    const detail = failure.detail as { can_keep?: boolean } | null;
    if (entry === null || failure.code !== 'history.built_upon' || !detail?.can_keep) return false;
    this.kept = await call('forecast_undo', { id: entry });
    this.entry = entry;
    this.open = true;
    return true;
  }
}

export const undoing = new Undoing();
