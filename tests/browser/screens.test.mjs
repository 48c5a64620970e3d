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

test('every figure of the overview that is a link leads to a screen with rows', async () => {
  const page = await office.page();
  const links = await page.locator('main a[href^="#/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.ok(links.length >= 5, `only ${links.length} links`);
  for (const link of new Set(links)) {
    await page.evaluate((to) => (location.hash = to), link);
    await settled(page);
    const slug = link.slice(2).split('?')[0];
    assert.ok([...SCREENS, 'tro-giup'].includes(slug), link);
  }
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
