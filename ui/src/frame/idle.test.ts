import { describe, expect, it } from 'vitest';
import { Quiet } from './idle';

describe('an empty desk', () => {
  it('is one without a key or a mouse for long enough, also when the machine slept meanwhile', () => {
    let now = 0;
    const quiet = new Quiet(60_000, () => now);
    now = 59_999;
    expect(quiet.over).toBe(false);
    quiet.stir();
    now += 59_999;
    expect(quiet.over).toBe(false);
    now += 1;
    expect(quiet.over).toBe(true);
    // The first touch after a long time does not count as having been here.
    quiet.stir();
    expect(quiet.over).toBe(true);
  });
});
