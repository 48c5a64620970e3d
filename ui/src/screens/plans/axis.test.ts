import { describe, expect, it } from 'vitest';
import { Axis } from './axis';

describe('a line of days', () => {
  it('begins with the quarter of its first day and ends with that of its last', () => {
    const axis = new Axis('2025-05-20', '2026-02-03', 'quarters');
    expect(axis.first).toBe('2025-04-01');
    expect(axis.ticks.map((tick) => tick.label)).toEqual([
      'II/2025',
      'III/2025',
      'IV/2025',
      'I/2026',
    ]);
    expect(axis.ticks.map((tick) => tick.strong)).toEqual([false, false, false, true]);
  });

  it('puts a day where its days stand', () => {
    const axis = new Axis('2026-01-15', '2026-03-01', 'months');
    expect(axis.x('2026-01-01')).toBe(0);
    expect(axis.x('2026-01-11')).toBe(22);
    expect(axis.ticks[1]?.x).toBe(axis.x('2026-02-01'));
    expect(axis.width).toBe(axis.x('2026-04-01'));
  });
});
