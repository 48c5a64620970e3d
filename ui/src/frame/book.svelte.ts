/** Which book is open, and the day its state is shown for. */
import { call, tellChanged } from '../backend';
import type { BookInfo } from '../bindings/types';

class Book {
  info = $state.raw<BookInfo | null>(null);
  /** Whether it is known yet if a book is open. */
  known = $state(false);
  /** Grows when the same file holds another state, after a restore. */
  generation = $state(0);
  /** The day looked at; null is today. */
  asOf = $state<string | null>(null);

  /** The day looked at, also when it is today. */
  get day(): string | null {
    return this.asOf ?? this.info?.today ?? null;
  }

  /** Whether the book is put away just now and nothing can be asked of it. */
  get away(): boolean {
    return false;
  }

  async look(): Promise<void> {
    this.info = await call('current_book', {});
    this.known = true;
  }

  async open(path: string): Promise<void> {
    await this.lastCopy();
    this.#opened(await call('open_book', { path }));
  }

  async create(path: string): Promise<void> {
    await this.lastCopy();
    this.#opened(await call('create_book', { path }));
  }

  async close(): Promise<void> {
    await this.lastCopy();
    await call('close_book', {});
    this.info = null;
  }

  /** What was done last is copied before the book is left; no failure and no slow disk keeps anybody from leaving. */
  async lastCopy(): Promise<void> {
    if (!this.info) return;
    const patience = new Promise((done) => setTimeout(done, 15_000));
    const copied = call('backup_when_due', { closing: true }).catch(() => undefined);
    await Promise.race([copied, patience]);
  }

  /** A copy of the book was made: the status bar says when. */
  backedUp(): void {
    tellChanged(['backup']);
  }

  /** Another state of the book stands in its place: everything shown is asked anew. */
  replaced(info: BookInfo): void {
    this.#opened(info);
    this.generation++;
  }

  #opened(info: BookInfo): void {
    this.info = info;
    this.asOf = null;
    tellChanged(['book']);
  }
}

export const book = new Book();
