// The work without a mouse: screens, search, tables, details, and a Vietnamese keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, SCREENS, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

test('Ctrl+1 … Ctrl+8 go to the screens', async () => {
  const page = await office.page();
  for (const [index, slug] of SCREENS.entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    await page.waitForFunction((to) => location.hash.startsWith(`#/${to}`), slug);
  }
  await page.context().close();
});

test('arrows work in a table as soon as its screen is open', async () => {
  const page = await office.page();
  await page.keyboard.press('Control+3');
  await page.locator('[role=grid] [role=row]').nth(3).waitFor();
  await settled(page);
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
  await page.context().close();
});

test('F1 tells about the screen it was pressed on, Esc goes back', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach');
  await page.keyboard.press('F1');
  await page.getByRole('heading', { name: 'Màn hình Kế hoạch' }).waitFor();
  await photograph(page, 'help-of-plans');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => location.hash.startsWith('#/ke-hoach'));
  await page.context().close();
});

test('Ctrl+K finds a screen, Enter opens it, Esc closes', async () => {
  const page = await office.page();
  await page.keyboard.press('Control+K');
  const field = page.getByRole('dialog').locator('input');
  await field.waitFor();
  await photograph(page, 'palette');
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+K');
  await field.fill('nhat ky');
  await settled(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#/nhat-ky'));
  await page.context().close();
});

test('Ctrl+K finds a person typed without accents', async () => {
  const page = await office.page();
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').locator('input').fill('nguyen');
  await page.getByRole('option', { name: /Nguyễn/ }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.context().close();
});

test('arrows walk the table of people, Enter opens one, Esc closes it', async () => {
  const page = await office.page();
  await visit(page, 'hoi-vien');
  const cell = page.locator('[role="grid"] [role="gridcell"]').first();
  await cell.click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /[?&]id=\d+/.test(location.hash));
  await settled(page);
  await photograph(page, 'person-open');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !/[?&]id=\d+/.test(location.hash));
  await page.context().close();
});

test('a Vietnamese keyboard that deletes and retypes keeps its letters', async () => {
  const page = await office.page();
  await visit(page, 'hoi-vien');
  const field = page.locator('main input[type="search"]').first();
  await field.focus();
  // As Unikey sends "Đặng" in Telex: each accent takes the word's end back and types it anew.
  for (const [back, text] of [[0, 'D'], [1, 'Đ'], [0, 'a'], [0, 'n'], [0, 'g'], [3, 'ăng'], [3, 'ặng']]) {
    for (let count = 0; count < back; count += 1) await page.keyboard.press('Backspace');
    await page.keyboard.insertText(text);
    await page.waitForTimeout(40);
  }
  assert.equal(await field.inputValue(), 'Đặng');
  await settled(page);
  assert.equal(await field.inputValue(), 'Đặng', 'the answer must not rewrite the field');
  const first = await page.locator('[role="grid"] [role="gridcell"]', { hasText: 'Đặng' }).count();
  assert.ok(first > 0, 'people named Đặng are shown');
  await page.context().close();
});

test('Ctrl+C copies the chosen cells with their heads', async () => {
  const page = await office.page();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page, 'to-chuc');
  await page.locator('[role="grid"] [role="gridcell"]').nth(1).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+C');
  await page.getByText('Đã chép 2 dòng').waitFor();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\r\n');
  assert.deepEqual(lines[0].split('\t'), ['Loại hình', 'Nhiệm kỳ đến']);
  assert.equal(lines.length, 3);
  assert.equal(lines[1].split('\t')[0], 'Hội thành viên');
  await page.context().close();
});
