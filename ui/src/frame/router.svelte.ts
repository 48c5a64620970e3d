/** Where one is: `#/hoi-vien?id=12&organization=5`. Filters and the open record live in the address. */

type Values = Record<string, string | number | null | undefined>;

class Router {
  slug = $state('');
  params = $state.raw(new URLSearchParams());

  constructor() {
    this.#read();
    window.addEventListener('hashchange', () => this.#read());
  }

  #read(): void {
    const [path = '', search = ''] = location.hash.replace(/^#\/?/, '').split('?');
    // No address, or one that is no screen's (the key of the local server): the overview.
    this.slug = /^[a-z-]+$/.test(path) ? path : 'tong-quan';
    this.params = new URLSearchParams(search);
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
    location.hash = href(slug, values);
  }
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
