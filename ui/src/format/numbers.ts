/** Numbers as the office writes them: 1.234,5; written by hand so that no machine setting changes it. */

/** `1234.5` → `1.234,5`. `digits` caps the decimals; trailing zeros are dropped. */
export function number(value: number | null | undefined, digits = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '';
  const [whole = '0', part = ''] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const decimals = part.replace(/0+$/, '');
  const zero = Number(whole) === 0 && decimals === '';
  return `${value < 0 && !zero ? '−' : ''}${grouped}${decimals ? `,${decimals}` : ''}`;
}

/** A change, always with its sign: `+12`, `−3`, `0`. */
export function change(value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  return value > 0 ? `+${number(value)}` : number(value);
}

/** `45.5` → `45,5 %`. */
export function percent(value: number | null | undefined, digits = 1): string {
  const text = number(value, digits);
  return text ? `${text} %` : '';
}

/** What was typed as a number: `1.234,5`, `1234,5`, `-3`; null when it is none. */
export function parseNumber(typed: string): number | null {
  const text = typed.trim().replace(/\s/g, '').replace(/^−/, '-');
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(text)) return null;
  return Number(text.replace(/\./g, '').replace(',', '.'));
}

/** A size of a file: `812 KB`, `3,4 MB`. */
export function bytes(size: number): string {
  if (size < 1024) return `${number(size)} B`;
  if (size < 1024 * 1024) return `${number(size / 1024, 0)} KB`;
  return `${number(size / 1024 / 1024, 1)} MB`;
}
