// Every figure leads to the rows that make it: the overview, the sheets of the preview, the check list, the closing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
let period;
before(async () => {
  office = await Office.open();
});
after(() => office?.close());

/** The links of a part of the page: what they say, where they lead, the row and the column they stand in. */
const links = (page, root) =>
  page.evaluate(
    (root) =>
      [...document.querySelectorAll(`${root} a[href]`)].map((a) => ({
        text: a.textContent.trim(),
        href: a.getAttribute('href'),
        kind: a.closest('tr')?.className ?? '',
        column: a.closest('td, th')?.cellIndex ?? -1,
      })),
    root,
  );

/** The number a link says, as Vietnamese writes it; none where it says a name. */
function figure(text) {
  const found = /^[^\d]*?(\d[\d.]*)/.exec(text);
  return found ? Number(found[1].replaceAll('.', '')) : null;
}

/** Goes where a link leads and tells what stands there. */
async function follow(page, href) {
  await page.evaluate((to) => (location.hash = to), href);
  await settled(page);
  return page.evaluate(() => {
    const text = (selector) => document.querySelector(selector)?.innerText.replace(/\s+/g, ' ').trim() ?? '';
    return {
      rows: text('main .bar .count'),
      foot: text('main [role="grid"] .foot'),
      opened: text('main [role="grid"] .row.opened'),
      panel: text('aside h2'),
      heading: text('main h2') || text('main h1'),
    };
  });
}

/** What is wrong with where a figure led; nothing when its rows are as many as it says. */
function wrong(link, found) {
  const says = figure(link.text);
  const query = new URLSearchParams(link.href.split('?')[1] ?? '');
  const noun = query.get('list');
  const numbers = (text) => [...text.matchAll(/\d[\d.]*/g)].map(([one]) => Number(one.replaceAll('.', '')));
  if (query.get('id') || query.get('obstacle'))
    return found.panel || found.heading ? null : 'no record is open';
  if (noun === 'periods') return found.heading ? null : 'no period';
  if (query.get('organization')) return found.opened ? null : 'its row is not shown';
  if (noun === 'indicators') {
    const there = query.get('scope') ? found.foot : found.opened;
    return query.get('code') && says !== null && !numbers(there).includes(says) ? `not in “${there}”` : null;
  }
  if (says === null || link.text.includes('%')) return null;
  if (noun === 'people') return numbers(found.foot).includes(says) ? null : `foot: ${found.foot}`;
  if (noun === 'organizations' && numbers(found.foot).includes(says)) return null;
  return figure(found.rows) === says ? null : `${found.rows}; ${found.foot}`;
}

/** Follows links, each address once; what is wrong of them. */
async function faulty(page, all) {
  const seen = new Map();
  const faults = [];
  for (const link of all) {
    if (!link.href.includes('list=')) continue;
    if (!seen.has(link.href)) seen.set(link.href, await follow(page, link.href));
    const fault = wrong(link, seen.get(link.href));
    if (fault) faults.push(`${link.text} → ${decodeURIComponent(link.href)}: ${fault}`);
  }
  return { faults, followed: seen.size };
}

test('every figure of the overview opens as many rows as it says', async () => {
  const page = await office.page();
  const all = await links(page, 'main');
  period = await page.evaluate(
    async () =>
      document
        .querySelector('main a[href*="ky-bao-cao?id="]')
        ?.getAttribute('href')
        .match(/id=(\d+)/)[1],
  );
  // The charts repeat each cell agency by agency; one of each cell is enough.
  const cells = new Set();
  const wanted = all.filter((link) => {
    const query = new URLSearchParams(link.href.split('?')[1]);
    if (!query.get('lead_agency_id') || figure(link.text) === 0) return !query.get('lead_agency_id');
    const cell = query.get('cell');
    return !cells.has(cell) && cells.add(cell);
  });
  const { faults, followed } = await faulty(page, wanted);
  assert.deepEqual(faults, []);
  assert.ok(followed > 20, `${followed} followed`);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('every figure of the sheets opens as many rows as it says', async () => {
  const page = await office.page();
  const sheets = page.locator('.choice select');
  const preview = async (at) => {
    await visit(page, `ky-bao-cao?id=${period}&step=export`);
    await sheets.selectOption(String(at));
    await settled(page);
  };
  await preview(0);
  const names = await sheets.locator('option').allInnerTexts();
  let total = 0;
  for (const [at, name] of names.entries()) {
    await preview(at);
    if (name.startsWith('PL V ')) await photograph(page, 'leads-obstacles');
    // Of a column the totals and one of the rows: the rows of organisations and tasks are all made alike.
    const counts = new Map();
    const wanted = (await links(page, '.paper')).filter((link) => {
      if (at === 0 || !link.kind.includes('body')) return true;
      const count = (counts.get(link.column) ?? 0) + 1;
      counts.set(link.column, count);
      return count <= 1 || name.startsWith('PL V ');
    });
    const { faults, followed } = await faulty(page, wanted);
    assert.deepEqual(faults, [], name);
    total += followed;
  }
  assert.ok(total > 100, `${total} followed`);
  // Of what is counted there, nothing stands without its rows: the totals of PL I and the countings of PL V.
  await preview(1);
  const bare = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.paper tr:is(.total, .group) td.number')]
        .map((cell) => [cell.innerText.trim(), !!cell.querySelector('a')])
        .filter(([text, leads]) => text && text !== '0' && !leads)
        .map(([text]) => text),
    );
  assert.deepEqual(await bare(), []);
  await page.locator('.paper tr.total a').last().click();
  await settled(page);
  assert.ok(page.url().includes('#/'), page.url());
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('the totals before closing and each finding of the check lead to what they are made of', async () => {
  const page = await office.page();
  await visit(page, `ky-bao-cao?id=${period}&step=close`);
  await photograph(page, 'leads-closing');
  const totals = await links(page, 'main dl');
  assert.ok(totals.length >= 10, `${totals.length} totals lead somewhere`);
  const closing = await faulty(page, totals);
  assert.deepEqual(closing.faults, []);
  await visit(page, `ky-bao-cao?id=${period}&step=check`);
  await page.evaluate(() => document.querySelectorAll('main details').forEach((one) => (one.open = true)));
  await photograph(page, 'leads-check');
  const found = (await links(page, 'main td.number')).filter((link) => figure(link.text) !== null);
  // The comparisons of one organisation are all made alike.
  const alike = found.filter((link) => /list=(people|organizations)/.test(link.href));
  const { faults } = await faulty(page, [
    ...found.filter((link) => !alike.includes(link)),
    ...alike.slice(-12),
  ]);
  assert.deepEqual(faults, []);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('what is mended in the window turns its finding without asking anew', async () => {
  const page = await office.page();
  await visit(page, `ky-bao-cao?id=${period}&step=check`);
  const finding = page.getByRole('row').filter({ hasText: 'Tổ chức chưa nộp báo cáo của kỳ' }).first();
  const before = figure(await finding.locator('td.number').first().innerText());
  await finding.locator('summary').click();
  const name = (await finding.locator('li a').first().innerText()).trim();
  await finding.locator('li a').first().click();
  await settled(page);
  const row = page.locator('[role="grid"] .row.opened');
  await row.getByText(name, { exact: true }).waitFor();
  await page
    .getByRole('button', { name: 'Đã nộp đủ' })
    .or(page.getByRole('button', { name: 'Đủ', exact: true }))
    .first()
    .click();
  await settled(page);
  await page.getByRole('list', { name: 'Các bước' }).getByRole('button', { name: 'Rà soát' }).click();
  await settled(page);
  assert.equal(figure(await finding.locator('td.number').first().innerText()), before - 1);
  assert.equal(await finding.getByRole('link', { name, exact: true }).count(), 0);
  await page.context().close();
});
