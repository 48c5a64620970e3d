/** The state of a form: busy, refused, and which field the refusal is about. */
import { Failure, toFailure } from '../backend';
import { vi } from '../text/vi';

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

  /** Refuses a field left empty, in the words of its label. */
  need(field: string, value: unknown, label: string): void {
    if (value === null || value === undefined || value === '')
      throw new Failure({ code: 'window.required', sentence: vi.failure.required(label), field });
  }

  reset(): void {
    this.failure = null;
  }
}
