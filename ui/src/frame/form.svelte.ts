/** The state of a form: what was typed, busy, refused, and which field the refusal is about. */
import { setContext, tick, untrack } from 'svelte';
import { Failure, toFailure } from '../backend';
import { FORM, type FormFields, type ReadField } from '../components/form';
import { vi } from '../text/vi';
import { leaving, type Unsaved } from './leaving.svelte';
import { Registry } from './registry.svelte';

/** What a record with a version is, here or as it came back. */
interface Versioned {
  version: number;
}

/** Make one in a component's script: its fields find it there. */
export class Form implements FormFields, Unsaved {
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  readonly #read: (() => unknown) | undefined;
  #begun = $state('');
  #touched = $state(false);
  readonly #fields = new Registry<ReadField>();
  /** The version to write over, once the reader has seen it. */
  #over: number | null = null;

  /** `read` gives what is typed; without it leaving asks nothing. */
  constructor(read?: () => unknown) {
    this.#read = read;
    setContext(FORM, this);
    if (read) $effect(() => leaving.watch(this));
  }

  // ---- what was typed

  join(field: ReadField): () => void {
    return this.#fields.add(field);
  }

  /** A refusal that was answered by typing does not stay beside its field. */
  touched(error?: string | null): void {
    this.#touched = true;
    if (error && error === this.failure?.sentence) this.failure = null;
  }

  get dirty(): boolean {
    if (!this.#read || !this.#touched) return false;
    return (
      this.#fields.all.some((one) => one.unread) || JSON.stringify(this.#read()) !== this.#begun
    );
  }

  /** What stands in the fields now is what there was to begin with. */
  begin(): void {
    this.#touched = false;
    this.#begun = this.#read ? JSON.stringify(untrack(this.#read)) : '';
  }

  drop(): void {
    this.#touched = false;
  }

  /** Whether every field can be read; the first that cannot says so and takes the focus. */
  readable(): boolean {
    const unread = this.#fields.all.filter((one) => one.unread);
    for (const one of unread) one.refuse();
    const controls = unread.flatMap((one) => one.control ?? []);
    const [first] = controls.sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    // After the note stands beside it, so that it is read out too.
    if (first) void tick().then(() => first.focus());
    return unread.length === 0;
  }

  // ---- what was refused

  /** The refusal for a field, to stand beside it. */
  error(field: string): string | null {
    return this.failure?.field === field ? this.failure.sentence : null;
  }

  /** The refusal that belongs to none of the fields, to stand above the buttons. */
  rest(...fields: string[]): string | null {
    if (!this.failure || this.failure.cancelled) return null;
    return this.failure.field && fields.includes(this.failure.field) ? null : this.failure.sentence;
  }

  /** Saves what was typed, unless a field cannot be read. True when it was done. */
  async submit(work: () => Promise<unknown>): Promise<boolean> {
    return this.readable() && this.run(work);
  }

  /** Does the work once at a time; a refusal stays in the form. True when it was done. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      await work();
      this.begin();
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

  // ---- changed elsewhere

  /** The version to send: the record's, or the one that was seen and shall be written over. */
  version(of: Versioned | null | undefined): number {
    return this.#over ?? of?.version ?? 0;
  }

  /** The next save is about `version`. */
  writeOver(version: number): void {
    this.#over = version;
    this.failure = null;
  }

  reset(): void {
    this.failure = null;
    this.#over = null;
  }
}
