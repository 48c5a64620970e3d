/** Where one is: `#/hoi-vien?id=12&organization=5`. Filters and the open record live in the address. */

import { leaving } from './leaving.svelte';

type Values = Record<string, string | number | null | undefined>;

class Router {
  slug = $state('');
  params = $state.raw(new URLSearchParams());

  constructor() {
    this.#read();
    window.addEventListener('hashchange', () => this.#changed());
  }

  /** The address has changed already when one is asked: until the answer the former one stands. */
  #changed(): void {
    const to = location.hash;
    if (slugOf(to) === this.slug || !leaving.holdsScreen) return this.#read();
    history.replaceState(null, '', address(this.slug, this.params));
    leaving.ask('screen', () => (location.hash = to));
  }

  #read(): void {
    this.slug = slugOf(location.hash);
    this.params = new URLSearchParams(location.hash.split('?')[1] ?? '');
  }

  get(name: string): string | null {
    return this.params.get(name);
  }

  /** A number of the address, e.g. the id of the open record. */
  id(name = 'id'): number | null {
    const value = Number(this.params.get(name));
    return Number.isInteger(value) && value > 0 ? value : null;
  }

  /** Changes some values of the present address without a step in the browser's history. */
  patch(values: Values): void {
    const next = new URLSearchParams(this.params);
    for (const [name, value] of Object.entries(values)) {
      if (value === null || value === undefined || value === '') next.delete(name);
      else next.set(name, String(value));
    }
    history.replaceState(null, '', address(this.slug, next));
    this.params = next;
  }

  go(slug: string, values: Values = {}): void {
    this.follow(href(slug, values));
  }

  /** Goes where a link would lead. */
  follow(to: string): void {
    location.hash = to;
  }
}

/** The screen of an address; the overview when it is none's (the key of the local server). */
function slugOf(hash: string): string {
  const [path = ''] = hash.replace(/^#\/?/, '').split('?');
  return /^[a-z-]+$/.test(path) ? path : 'tong-quan';
}

function address(slug: string, params: URLSearchParams): string {
  const search = params.toString();
  return `#/${slug}${search ? `?${search}` : ''}`;
}

/** The address of a screen, for links: `href('hoi-vien', { organization: 5 })`. */
export function href(slug: string, values: Values = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  return address(slug, params);
}

export const router = new Router();
