/** Filters in words, for the chips above the table. */
import { day, number } from '../../format';
import { vi } from '../../text/vi';
import type { Filter, FilterKind } from './types';

/** `có “Đăng”`, `từ 01/01/2026`, the label of a set value. */
export function describe(filter: Filter, kind: FilterKind | undefined): string {
  switch (filter.kind) {
    case 'text':
      return vi.table.contains(filter.text);
    case 'set': {
      if (filter.values.length > 2) return vi.table.several(filter.values.length);
      const options = kind?.kind === 'set' ? kind.options : [];
      return filter.values
        .map((value) =>
          value === ''
            ? vi.table.notFilled
            : (options.find((option) => option.value === value)?.label ?? value),
        )
        .join(', ');
    }
    default: {
      const show = (text: string): string =>
        filter.kind === 'date' ? day(text) : number(Number(text));
      return [
        filter.from ? vi.table.from(show(filter.from)) : '',
        filter.to ? vi.table.to(show(filter.to)) : '',
      ]
        .filter(Boolean)
        .join(' ');
    }
  }
}

/** Whether a filter asks nothing and can be dropped. */
export function isEmpty(filter: Filter): boolean {
  switch (filter.kind) {
    case 'text':
      return filter.text.trim() === '';
    case 'set':
      return filter.values.length === 0;
    default:
      return !filter.from && !filter.to;
  }
}
