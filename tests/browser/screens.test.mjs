// Every screen: readable by everyone (axe), in light and dark, whole at small sizes, without a fault.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { Office, SCREENS, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

async function blockers(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

for (const scheme of ['light', 'dark']) {
  for (const slug of [...SCREENS, 'tro-giup']) {
    test(`${slug} in ${scheme}`, async () => {
      const page = await office.page({ scheme });
      await visit(page, slug);
      await photograph(page, `${slug}-${scheme}`);
      const words = (await page.locator('main').innerText()).trim();
      assert.ok(words.length > 100, `an empty screen: «${words}»`);
      assert.deepEqual(await blockers(page), []);
      assert.deepEqual(office.takeFaults(), []);
      await page.context().close();
    });
  }
}

// 1280 × 720 as Windows shows it at 125 % and 150 %.
for (const [name, size] of [
  ['125', { width: 1024, height: 576 }],
  ['150', { width: 853, height: 480 }],
]) {
  test(`no screen is cut off at ${name} %`, async () => {
    const page = await office.page({ size });
    const cut = [];
    for (const slug of SCREENS) {
      await visit(page, slug);
      await photograph(page, `${slug}-${name}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) cut.push(`${slug}: ${over} px`);
    }
    assert.deepEqual(cut, []);
    await page.context().close();
  });
}

const plain = (text) => Number(text.replaceAll('.', ''));

/** What stands above and under the list that is shown. */
function read(page) {
  return page.evaluate(() => {
    const grid = document.querySelector('main [role="grid"]');
    const above = document.querySelector('main .count');
    if (!grid || !above || document.querySelector('[aria-busy="true"]')) return null;
    const heads = [...grid.querySelectorAll('[role="columnheader"]')].map((head) => head.innerText.trim());
    const at = heads.indexOf('Kê khai');
    const rows = [...grid.querySelectorAll('.body [role="row"]')];
    return {
      above: above.innerText,
      under: grid.querySelector('.foot')?.innerText ?? '',
      declared: rows.map((row) => row.querySelectorAll('[role="gridcell"]')[at]?.innerText ?? '0'),
    };
  });
}

/** The figures a list shows: its rows; of people their memberships; of organisations what they declare. */
async function shown(page, { link, what }) {
  const list = await read(page);
  if (!list) return [];
  const sum = list.declared.reduce((all, one) => all + (plain(one) || 0), 0);
  if (what === 'Số kê khai') return [sum];
  const said = [plain(/^[\d.]+/.exec(list.above)?.[0] ?? 'none')];
  if (link.startsWith('#/hoi-vien')) said.push(plain(/([\d.]+) lượt/.exec(list.under)?.[1] ?? 'none'));
  return said;
}

/** Each list that a figure leads to counts what the figure said. */
async function compare(page, figures) {
  const wrong = [];
  for (const one of figures) {
    // From a screen without a list, so that no list of before is read.
    await visit(page, 'cai-dat');
    await page.evaluate((to) => (location.hash = to), one.link);
    let said = [];
    for (let turn = 0; turn < 40 && !said.includes(one.figure); turn += 1) {
      await page.waitForTimeout(100);
      said = await shown(page, one);
    }
    if (!said.includes(one.figure)) wrong.push(`${one.what}: ${one.figure}, but ${one.link} shows ${said}`);
  }
  assert.deepEqual(wrong, []);
}

test('every figure of the overview counts the rows it leads to', async () => {
  // High enough for all organisations to be on the page at once.
  const page = await office.page({ size: { width: 1280, height: 1600 } });
  await page.locator('main figure tbody a').first().waitFor({ state: 'attached' });
  const figures = await page.locator('main a[href*="list="]:not([aria-hidden])').evaluateAll((all) =>
    all
      .filter((link) => !link.getAttribute('href').includes('list=periods'))
      .map((link) => ({
        link: link.getAttribute('href'),
        text: link.innerText || link.textContent,
        what: link.closest('dl > div')?.querySelector('dt').innerText ?? link.textContent,
      })),
  );
  const counted = figures.map(({ link, text, what }) => {
    // A bar of a member of the whole is written in the table under its chart.
    const figure = /^[\d.]+/.exec(text.trim())?.[0];
    assert.ok(figure, `no figure in the link «${text}» to ${link}`);
    const own = link.includes('declared_count') || !what.startsWith('Số kê khai');
    return { link, figure: plain(figure), what: own ? text.trim() : what };
  });
  assert.ok(counted.length >= 25, `only ${counted.length} figures lead to rows`);
  await compare(page, counted);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('every check before closing that counts what is missing leads to those rows', async () => {
  const page = await office.page();
  const period = await page.locator('main a[href*="ky-bao-cao?id="]').first().getAttribute('href');
  await page.evaluate((to) => (location.hash = to), `${period}&step=check`);
  await page.locator('main th.level').first().waitFor();
  await settled(page);
  const lines = await page.locator('main .plain-table tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim());
      const link = row.querySelector('td:last-child a')?.getAttribute('href') ?? '';
      return { what: cells[1], found: cells[2], expected: cells[3], link };
    }),
  );
  // Those lead to a form to fill in, not to rows that are counted.
  const forms = ['list=settings', 'list=periods', 'list=indicators'];
  const counted = lines
    .filter(({ expected, link }) => expected === '0' && link.includes('list='))
    .filter(({ link }) => !forms.some((form) => link.includes(form)))
    .map(({ what, found, link }) => ({ what, link, figure: plain(found) }));
  assert.ok(counted.length >= 4, `only ${counted.length} checks lead to rows`);
  await compare(page, counted);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
