/** Another book in place of the open one. */
import { transport } from '../backend';
import { vi } from '../text/vi';
import { book } from './book.svelte';
import { leaving } from './leaving.svelte';
import { router } from './router.svelte';
import { refused } from './toasts.svelte';

export const bookKinds = [{ name: vi.start.bookKind, extensions: ['lienhiep'] }];

/** What every question for a book's place says. */
export const bookAsk = { kinds: bookKinds, question: vi.start.bookQuestion };

/** Asks for a book and opens it; the present one stays open when that one cannot be. */
export async function openOtherBook(): Promise<void> {
  const file = await transport.pickBook({ title: vi.start.openOther, ...bookAsk });
  if (file) replace(() => book.open(file.path));
}

/** Asks where, and starts an empty book there. */
export async function createOtherBook(): Promise<void> {
  const asked = { title: vi.start.create, ...bookAsk, suggested: vi.start.newName };
  const file = await transport.saveBook(asked);
  if (file) replace(() => book.create(file.path));
}

/** A book that was asked for from outside the window: in place of the open one, or on the first screen. */
export function openAsked(path: string): void {
  if (book.info?.path === path) return;
  // Beneath a lock no question could be seen: whoever asked asks again once it is open.
  if (book.locked) return;
  if (book.info) replace(() => book.open(path));
  else asked.open(path);
}

/** The first screen opens what is asked for itself: it has a place for what is damaged. */
class Asked {
  path = $state<string | null>(null);

  open(path: string): void {
    this.path = path;
  }
}

export const asked = new Asked();

function replace(open: () => Promise<boolean | void>): void {
  leaving.ask('window', () => {
    // What the address names is a record of the former book. (One that asks for a password goes there by itself.)
    open().then((opened) => {
      if (opened !== false) router.go('tong-quan');
    }, refused);
  });
}
