/** Which book is open, and the day its state is shown for. */
import { tick } from 'svelte';
import { call, onChanged, tellAllChanged, tellChanged, toFailure } from '../backend';
import type { BookInfo, RecoverBook } from '../bindings/types';
import { rights } from '../components/rights.svelte';
import { leaving } from './leaving.svelte';
import { router } from './router.svelte';

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

  /** A protected book that waits for whoever opens it. */
  wanted = $state<string | null>(null);
  /** The core has closed the book and forgotten its key; what was on the screen waits beneath. */
  locked = $state(false);
  /** The closing that a lock began. */
  #locking: Promise<void> = Promise.resolve();

  constructor() {
    // How long until the lock, and what the account may do, may just have been changed.
    onChanged((changed) => {
      if ((changed.has('setting') || changed.has('account')) && this.info?.is_protected)
        void this.refresh();
    });
  }

  /** Whether the book is put away just now and nothing can be asked of it. */
  get away(): boolean {
    return this.locked;
  }

  async look(): Promise<void> {
    this.#show(await call('current_book', {}));
    this.known = true;
  }

  /** Asks again who works in the book, and how. */
  async refresh(): Promise<void> {
    if (this.locked) return;
    const info = await call('current_book', {}).catch(() => null);
    if (info && !this.locked && info.path === this.info?.path) this.#show(info);
  }

  /** Opens a book; of a protected one it asks who opens it. True when it is open. */
  async open(path: string): Promise<boolean> {
    await this.lastCopy();
    try {
      this.#opened(await call('open_book', { path, login: null, password: null }));
      return true;
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (failure.code !== 'accounts.sign_in_needed') throw failure;
      this.wanted = path;
      return false;
    }
  }

  /** Opens a protected book, or opens again the one that was locked. */
  async signIn(path: string, login: string, password: string): Promise<void> {
    await this.#locking;
    await this.#enter(await call('open_book', { path, login, password }));
  }

  /** Opens a protected book with its printed code. */
  async recover(request: RecoverBook): Promise<void> {
    await this.#locking;
    await this.#enter(await call('recover_book', request));
  }

  async #enter(info: BookInfo): Promise<void> {
    if (!this.locked) {
      const other = info.path !== this.info?.path;
      this.wanted = null;
      this.#opened(info);
      // What the address names is a record of the former book.
      if (other) router.go('tong-quan');
      return;
    }
    if (info.path === this.info?.path && info.account?.login === this.info.account?.login) {
      this.#show(info);
      this.locked = false;
      tellAllChanged();
      return;
    }
    // Somebody else: nothing that the one before was typing or looking at stays in this window.
    leaving.dropAll();
    await tick();
    location.replace(location.pathname + location.search);
    location.reload();
  }

  /** Closes the book and hides the screen, until somebody signs in; what is typed in open forms stays beneath. */
  lock(): void {
    if (!this.info?.is_protected || this.locked) return;
    this.locked = true;
    const closing = this.lastCopy().then(() => call('close_book', {}));
    this.#locking = closing.then(
      () => undefined,
      () => undefined,
    );
  }

  /** Leaves a locked book for the first screen, without what was being typed. */
  leave(): void {
    leaving.dropAll();
    this.locked = false;
    this.#show(null);
  }

  async create(path: string): Promise<void> {
    await this.lastCopy();
    this.#opened(await call('create_book', { path }));
  }

  async close(): Promise<void> {
    await this.lastCopy();
    await call('close_book', {});
    this.#show(null);
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
    this.#show(info);
    this.asOf = null;
    tellChanged(['book']);
  }

  #show(info: BookInfo | null): void {
    this.info = info;
    rights.viewing = info?.account?.role === 'viewer';
  }
}

export const book = new Book();
