import { expect, test } from 'vitest';
import { stretch, type PageAsk } from './stretch';

/** A core that holds so many rows and gives at most a thousand of them. */
function core(total: number): {
  asked: PageAsk[];
  ask: (page: PageAsk) => Promise<{ rows: number[] }>;
} {
  const asked: PageAsk[] = [];
  return {
    asked,
    ask: (page) => {
      asked.push(page);
      const count = Math.max(0, Math.min(page.limit, 1000, total - page.offset));
      return Promise.resolve({ rows: Array.from({ length: count }, (_, at) => page.offset + at) });
    },
  };
}

test('more than a thousand rows are asked for in several answers, in order, none twice', async () => {
  const { asked, ask } = core(15_500);
  const rows = await stretch(0, 15_500, ask);
  expect(rows).toHaveLength(15_500);
  expect([rows[0], rows[999], rows[1000], rows[15_499]]).toEqual([0, 999, 1000, 15_499]);
  expect(asked).toHaveLength(16);
  expect(asked[15]).toEqual({ offset: 15_000, limit: 500 });
});

test('a block in the middle, and one that reaches past the end', async () => {
  expect(await stretch(10, 13, core(100).ask)).toEqual([10, 11, 12]);
  const short = core(1200);
  expect(await stretch(0, 5000, short.ask)).toHaveLength(1200);
  expect(short.asked).toHaveLength(2);
});
