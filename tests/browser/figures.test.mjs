// Obstacles step by step, and activity figures by organisation pasted from Excel.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

test('a settled obstacle is opened again, and the story tells it', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?view=obstacles&plan=all&obstacle=3');
  const panel = page.locator('aside');
  await panel.getByRole('button', { name: 'Kết thúc…' }).click();
  await page.getByRole('dialog').last().getByLabel('Kết quả sau trả lời').fill('Đã xong ở mọi xã');
  await page.keyboard.press('Control+S');
  await panel.getByText('Đã kết thúc').waitFor();
  await panel.getByRole('button', { name: 'Mở lại…' }).click();
  await page.keyboard.press('Control+S');
  await page.getByRole('dialog').last().getByText('Chưa có lý do mở lại').waitFor();
  await page.getByRole('dialog').last().getByLabel('Lý do mở lại').fill('Hai xã chưa làm');
  await page.keyboard.press('Control+S');
  await panel.getByText('Hai xã chưa làm').waitFor();
  await settled(page);
  const told = await panel.locator('ol li .title').allInnerTexts();
  const last = told.slice(-2).map((text) => text.trim().split('\n')[0]);
  assert.deepEqual(last, ['Kết thúc', 'Mở lại']);
  await photograph(page, 'obstacle-story');
  assert.deepEqual(office.takeFaults(), []);
});

test('a table of figures is pasted as one act', async () => {
  const page = await office.page({
    scheme: 'dark',
    size: { width: 853, height: 720 },
  });
  await visit(page, 'ky-bao-cao?period=2026-Q3&step=collect&view=indicators&scope=organizations');
  const grid = page.locator('[role="grid"]');
  await grid.focus();
  await page.keyboard.press('Control+Home');
  for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '3\t40 ước\r\n5\t60\r\n');
    const paste = new ClipboardEvent('paste', {
      clipboardData,
      bubbles: true,
      cancelable: true,
    });
    document.activeElement.dispatchEvent(paste);
  });
  await page.getByRole('status').filter({ hasText: 'Đã lưu số liệu hoạt động của 2 tổ chức' }).waitFor();
  await settled(page);
  await grid.getByText('40 ước', { exact: true }).waitFor();
  await photograph(page, 'figures-by-organization');
  assert.deepEqual(office.takeFaults(), []);
});

test('a value of one organisation takes a note, beside its indicator alone', async () => {
  const page = await office.page();
  await visit(page, 'ky-bao-cao?period=2026-Q3&step=collect&view=indicators&scope=organizations');
  await page.locator('main').getByLabel('Chỉ tiêu').selectOption({ index: 1 });
  await settled(page);
  const grid = page.locator('[role="grid"]');
  const type = async (keys, text) => {
    await grid.focus();
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press('F2');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await settled(page);
  };
  // Without a value there is nothing to note.
  await type(
    ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'],
    'theo công văn 12',
  );
  await page.getByText('Hãy nhập số của tổ chức này trước').waitFor();
  await type(['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight'], '7');
  await type(
    ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'],
    'theo công văn 12',
  );
  await grid.getByText('theo công văn 12').waitFor();
  await photograph(page, 'figures-one-indicator');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
