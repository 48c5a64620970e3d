// The steps of a period: what was typed stays, two versions of the words, a closing that is refused, the workbook.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

/** Opens a step of the period that is worked on. */
async function step(page, name) {
  if (!page.url().includes('ky-bao-cao?id=')) {
    await visit(page, 'ky-bao-cao');
    await page.getByRole('button', { name: 'Quý III năm 2026' }).click();
  }
  await page.getByRole('list', { name: 'Các bước' }).getByRole('button', { name }).click();
  await settled(page);
}

test('number and day of signing stay while one looks at other steps', async () => {
  const page = await office.page();
  await step(page, 'Chốt số liệu');
  await page.getByLabel('Số báo cáo').fill('45');
  await page.getByLabel('Ngày ký').fill('20/09/2026');
  await page.keyboard.press('Tab');
  await step(page, 'Soạn lời');
  await step(page, 'Chốt số liệu');
  assert.equal(await page.getByLabel('Số báo cáo').inputValue(), '45');
  assert.equal(await page.getByLabel('Ngày ký').inputValue(), '20/09/2026');
  assert.equal(await page.getByText('Có phần chưa lưu').count(), 0, 'they are no unsaved work of the window');
  await page.context().close();
});

test('a replacement begins with the number and the day of the version before', async () => {
  const page = await office.page();
  await visit(page, 'ky-bao-cao');
  await page.getByRole('button', { name: 'Quý II năm 2026' }).click();
  await step(page, 'Chốt số liệu');
  await page.locator('main').getByRole('button', { name: 'Mở lại kỳ…' }).click();
  const question = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await question.getByLabel('Lý do mở lại').fill('Bổ sung hội viên');
  await question.getByRole('button', { name: 'Mở lại kỳ' }).click();
  await page.getByLabel('Số báo cáo').waitFor();
  await settled(page);
  const typed = async () => [
    await page.getByLabel('Số báo cáo').inputValue(),
    await page.getByLabel('Ngày ký').inputValue(),
  ];
  const [number, day] = await typed();
  assert.match(number, /^\d+$/);
  assert.match(day, /^\d\d\/\d\d\/2026$/);
  await photograph(page, 'closing-again');
  // What is emptied stays empty, and the other keeps what stood there.
  await page.getByLabel('Số báo cáo').fill('');
  await page.keyboard.press('Tab');
  await step(page, 'Soạn lời');
  await step(page, 'Chốt số liệu');
  assert.deepEqual(await typed(), ['', day]);
  await page.context().close();
});

test('the fields of the report come with what they begin with, not empty before it', async () => {
  const page = await office.page();
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  await page.route('**/call/list_report_versions', async (route) => {
    await held;
    await route.continue();
  });
  await page.evaluate(() => (location.hash = '#/ky-bao-cao'));
  await page.getByRole('button', { name: 'Quý III năm 2026' }).click();
  await page.getByRole('list', { name: 'Các bước' }).getByRole('button', { name: 'Chốt số liệu' }).click();
  await page.locator('main').getByText('Tổ chức đã nộp báo cáo').waitFor();
  assert.equal(await page.getByLabel('Số báo cáo').count(), 0);
  answer();
  await page.getByLabel('Số báo cáo').waitFor();
  await page.context().close();
});

test('words written in two windows are shown in both versions', async () => {
  const page = await office.page();
  const other = await office.page();
  const section = (one) => one.getByRole('region', { name: 'ĐÁNH GIÁ CHUNG' }).getByRole('textbox');
  for (const one of [page, other]) await step(one, 'Soạn lời');
  await section(other).fill('Lời ở cửa sổ kia.');
  await other.keyboard.press('Control+S');
  await other.getByText('1 mục đã sửa, chưa lưu').first().waitFor({ state: 'detached' });
  await section(page).fill('Lời ở đây.');
  await page.keyboard.press('Control+S');
  const versions = page.locator('.versions');
  await versions.getByRole('row', { name: 'Lời báo cáo Lời ở đây. Lời ở cửa sổ kia.' }).waitFor();
  await photograph(page, 'words-versions');
  await versions.getByRole('button', { name: 'Ghi đè bằng bản của tôi' }).click();
  await versions.waitFor({ state: 'detached' });
  await settled(page);
  assert.equal(await section(page).inputValue(), 'Lời ở đây.');
  // The other window holds the older version now; it takes the one of the book.
  await section(other).fill('Lời thứ ba.');
  await other.keyboard.press('Control+S');
  await other.locator('.versions').getByRole('button', { name: 'Lấy bản trong sổ' }).click();
  await other.waitForFunction(() => !document.querySelector('.versions'));
  await settled(other);
  assert.equal(await section(other).inputValue(), 'Lời ở đây.');
  await page.context().close();
  await other.context().close();
});

test('a period is not closed before its last day, and says why', async () => {
  const page = await office.page();
  await visit(page, 'ky-bao-cao');
  await page.keyboard.press('Control+N');
  const form = page.getByRole('dialog');
  await form.getByLabel('Năm báo cáo').selectOption('2026');
  await form.getByLabel('Kỳ*').selectOption({ label: 'Quý IV năm 2026 (15/09/2026 – 14/12/2026)' });
  await page.keyboard.press('Control+S');
  await page.waitForFunction(() => /ky-bao-cao\?id=\d+/.test(location.hash));
  await step(page, 'Chốt số liệu');
  await page.locator('main').getByText('Hãy chốt từ ngày 14/12/2026 trở đi').waitFor();
  assert.ok(await page.locator('main').getByRole('button', { name: 'Chốt số liệu…' }).isDisabled());
  await photograph(page, 'closing-early');
  await step(page, 'Rà soát');
  await page.getByRole('heading', { name: 'chốt được từ ngày 14/12/2026' }).waitFor();
  await photograph(page, 'check-early');
  await page.context().close();
});

test('the workbook is written, and no message lies over the lists of the step', async () => {
  const page = await office.page();
  await step(page, 'Xuất Excel');
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+E')]);
  assert.match(file.suggestedFilename(), /\.xlsx$/);
  await page.getByRole('status').filter({ hasText: '.xlsx' }).waitFor();
  await photograph(page, 'exported');
  assert.equal(await page.locator('.toast').count(), 0);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
