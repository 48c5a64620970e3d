// The views of one checklist: by coordinating agency, periods, a line of time, two days compared, views kept by name, tasks picked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

const grid = (page) => page.locator('main [role="grid"]');
const panel = (page) => page.locator('aside');

/** Nothing but wide tables may be wider than the window. */
async function fits(page, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px too wide`);
}

test('every view is painted in both schemes, also in a narrow window', async () => {
  for (const scheme of ['light', 'dark']) {
    for (const [size, width] of [['wide', 1280], ['narrow', 853]]) {
      const page = await office.page({ scheme, size: { width, height: 720 } });
      for (const view of ['coordinating', 'matrix', 'timeline', 'compare', 'checklist']) {
        await visit(page, `ke-hoach?plan=all&view=${view}`);
        await settled(page);
        await fits(page, view);
        await photograph(page, `view-${view}-${scheme}-${size}`);
      }
      await page.context().close();
    }
  }
  assert.deepEqual(office.takeFaults(), []);
});

test('a cell of the matrix opens the task on that day, and the matrix stays', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?plan=all&view=matrix');
  await page.getByRole('combobox', { name: 'Các kỳ' }).selectOption({ label: 'Mọi kỳ của kế hoạch' });
  await settled(page);
  const heads = await grid(page).locator('[role="columnheader"]').count();
  assert.ok(heads > 8, `${heads} columns`);
  const cell = grid(page).locator('.opens .cell').first();
  const said = await cell.innerText();
  assert.match(said, /^[●◐▶▲■○] \S/);
  await cell.click();
  await panel(page).getByText(/Tình hình ngày \d\d\/\d\d\/\d{4}/).waitFor();
  assert.equal(await grid(page).locator('[role="columnheader"]').count(), heads);
  await photograph(page, 'matrix-cell');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('a count of the comparison narrows the list', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?plan=all&view=compare');
  await page.getByRole('button', { name: 'Hai kỳ chốt gần nhất' }).click();
  await settled(page);
  const kind = page.getByRole('button', { name: /^Đổi trạng thái/ });
  const count = Number(/\d+/.exec(await kind.innerText())[0]);
  assert.ok(count > 0);
  await kind.click();
  await page.getByText(new RegExp(`^${count} dòng`)).waitFor();
  await photograph(page, 'comparison-states');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('the line of time works by keyboard, and has a table that says the same', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?plan=all&view=timeline');
  const chart = page.getByRole('application', { name: /^Dòng thời gian/ });
  await chart.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('tablist').first().waitFor();
  await photograph(page, 'timeline-open');
  await page.keyboard.press('Escape');
  await page.getByText('Bảng', { exact: true }).click();
  await grid(page).getByText('Lần 1', { exact: true }).first().waitFor();
  await photograph(page, 'timeline-table');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('a view is kept by name and looked at again', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?list=tasks&plan=all&view=agencies&cell=open_late');
  await settled(page);
  await page.getByRole('button', { name: 'Cách xem đã lưu' }).click();
  await page.getByRole('button', { name: 'Lưu cách xem hiện tại…' }).click();
  const form = page.getByRole('dialog', { name: 'Lưu cách xem' });
  await form.getByLabel('Tên').fill('Quá hạn theo cơ quan');
  await form.getByRole('combobox', { name: 'Ngày xem khi mở lại' }).selectOption({ label: 'Ngày chốt kỳ gần nhất' });
  await photograph(page, 'view-keep');
  await page.keyboard.press('Control+S');
  await form.waitFor({ state: 'detached' });
  await page.getByRole('status').filter({ hasText: 'Quá hạn theo cơ quan' }).waitFor();
  await visit(page, 'ke-hoach?plan=all&view=timeline');
  await page.getByRole('button', { name: 'Bỏ 1 điều kiện lọc' }).click();
  await page.getByRole('button', { name: 'Cách xem đã lưu' }).click();
  await photograph(page, 'view-menu');
  await page.getByRole('button', { name: 'Quá hạn theo cơ quan', exact: true }).click();
  await settled(page);
  assert.equal(await page.getByRole('tab', { selected: true }).first().innerText(), 'Theo cơ quan');
  await page.getByRole('button', { name: 'Hôm nay' }).waitFor();
  await page.getByText('Ô 2 × 2: Chưa xong, quá hạn').waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('tasks are picked by the space bar and by their ticks', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?plan=all&view=groups');
  await settled(page);
  await grid(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press(' ');
  const bar = page.getByRole('toolbar', { name: 'Việc với các nhiệm vụ đã chọn' });
  await bar.getByText('Đã chọn 2 nhiệm vụ').waitFor();
  await grid(page).getByRole('checkbox').nth(2).click();
  await bar.getByText('Đã chọn 3 nhiệm vụ').waitFor();
  await photograph(page, 'picked');
  await bar.getByRole('button', { name: 'Bỏ chọn' }).click();
  await bar.waitFor({ state: 'detached' });
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
