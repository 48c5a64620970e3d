/** The state of a list screen: what is looked for, narrowed and sorted, as the core's list request. */
import type { PageAsk } from '../backend';
import type { Filter as Asked, ListRequest, ViewDefinition } from '../bindings/types';
import type { Filter, Filters, Sort } from '../components/table/types';
import { book } from './book.svelte';

/** Kept per screen while the window lives, so that one comes back to the same list. */
const kept = new Map<string, ListState>();

export class ListState {
  find = $state('');
  filters = $state.raw<Filters>({});
  sort = $state.raw<Sort | null>(null);

  /** The list `id` as it was left, or a fresh one narrowed to `first`. */
  static of(id: string, first: Filters = {}): ListState {
    let found = kept.get(id);
    if (!found) {
      found = new ListState();
      found.filters = first;
    }
    kept.set(id, found);
    return found;
  }

  /** What to send; filters the table does not show (of a link) come as `extra`. */
  request(page: PageAsk, extra: Asked[] = []): ListRequest {
    return {
      search: this.find.trim(),
      filters: [
        ...Object.entries(this.filters).map(([key, filter]) => asked(key, filter)),
        ...extra,
      ],
      sort: this.sort && { column: this.sort.key, descending: this.sort.descending },
      as_of_on: book.asOf,
      ...page,
    };
  }

  /** What is looked for, narrowed and sorted, as a kept view holds it. */
  definition(): Pick<ViewDefinition, 'search' | 'filters' | 'sort'> {
    const { search, filters, sort } = this.request({ offset: 0, limit: 0 });
    return { search, filters, sort };
  }

  /** Looks as a kept view does. */
  take({ search, filters, sort }: Pick<ViewDefinition, 'search' | 'filters' | 'sort'>): void {
    this.find = search;
    this.filters = Object.fromEntries(filters.map((filter) => [filter.column, shown(filter)]));
    this.sort = sort && { key: sort.column, descending: sort.descending };
  }
}

/** A filter of the core as the table shows it. */
function shown(filter: Asked): Filter {
  switch (filter.is) {
    case 'contains':
      return { kind: 'text', text: filter.text };
    case 'one_of':
      return { kind: 'set', values: filter.values };
    case 'filled':
      return { kind: 'set', values: filter.filled ? [] : [''] };
    case 'between': {
      const isDay = /^\d{4}-/.test(filter.from ?? filter.to ?? '');
      return { kind: isDay ? 'date' : 'number', from: filter.from, to: filter.to };
    }
  }
}

function asked(column: string, filter: Filter): Asked {
  switch (filter.kind) {
    case 'text':
      return { is: 'contains', column, text: filter.text };
    case 'set':
      return { is: 'one_of', column, values: filter.values };
    default:
      return { is: 'between', column, from: filter.from, to: filter.to };
  }
}
