/** The state of a form: busy, refused, and which field the refusal is about. */
import { toFailure, type Failure } from '../backend';

export class Form {
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  /** The refusal for a field, to stand beside it. */
  error(field: string): string | null {
    return this.failure?.field === field ? this.failure.sentence : null;
  }

  /** The refusal that belongs to none of the fields, to stand above the buttons. */
  rest(...fields: string[]): string | null {
    if (!this.failure || this.failure.cancelled) return null;
    return this.failure.field && fields.includes(this.failure.field) ? null : this.failure.sentence;
  }

  /** Does the work once at a time; a refusal stays in the form. True when it was done. */
  async submit(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.failure = toFailure(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  reset(): void {
    this.failure = null;
  }
}
