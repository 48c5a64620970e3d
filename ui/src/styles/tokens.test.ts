import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The two sides of a token written `--name: light-dark(#day, #night)`. */
function sides(name: string): { light: string; dark: string } {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!found?.[1] || !found[2]) throw new Error(`token --${name} is not a plain pair`);
  return { light: found[1], dark: found[2] };
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const grounds = ['ground', 'rail', 'surface', 'surface-quiet', 'surface-hover', 'surface-float'];
const text = ['text', 'text-quiet', 'text-faint', 'accent-text', 'danger'];
const states = ['done', 'done-late', 'on-schedule', 'due-soon', 'overdue', 'idle'];

const pairs: [string, string, number][] = [
  ...text.flatMap((fore) => grounds.map((back) => [fore, back, 4.5] as [string, string, number])),
  ...states.map((state) => [`${state}-text`, `${state}-soft`, 4.5] as [string, string, number]),
  ...states.map((state) => [`${state}-text`, 'surface', 4.5] as [string, string, number]),
  ['on-accent', 'accent', 4.5],
  ['accent-text', 'accent-soft', 4.5],
  ['text', 'accent-soft', 4.5],
  ['on-danger', 'danger-fill', 4.5],
  ['text', 'warn-soft', 4.5],
  ['line-strong', 'surface', 3],
  ['focus', 'surface', 3],
  ['focus', 'rail', 3],
];

describe('contrast of the tokens', () => {
  it.each(pairs)('%s on %s reaches %s', (fore, back, least) => {
    for (const theme of ['light', 'dark'] as const) {
      const reached = contrast(sides(fore)[theme], sides(back)[theme]);
      expect(reached, theme).toBeGreaterThanOrEqual(least);
    }
  });
});
