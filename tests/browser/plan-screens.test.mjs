// The screens of the plan: periods of the matrix, closings compared, letters for tasks picked, views of plain lists, a narrow window.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

const grid = (page) => page.locator('main [role="grid"]');

test('the matrix shows the periods between two days, and its headings stay in sight', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?plan=all&view=matrix');
  await page.getByRole('combobox', { name: 'Các kỳ' }).selectOption({ label: 'Mọi kỳ của kế hoạch' });
  await settled(page);
  const heads = () => grid(page).locator('[role="columnheader"]').count();
  const all = await heads();
  await page.getByRole('textbox', { name: 'Kỳ kết thúc từ ngày' }).fill('01/01/2026');
  await page.keyboard.press('Tab');
  await settled(page);
  await page.waitForFunction(
    (before) => document.querySelectorAll('main [role="grid"] [role="columnheader"]').length < before,
    all,
  );
  await page.getByRole('textbox', { name: 'Kỳ kết thúc từ ngày' }).fill('');
  await page.keyboard.press('Tab');
  await settled(page);
  // Scrolled to the right end, the words of a heading stand where the table begins.
  await grid(page).evaluate((box) => box.scrollTo({ left: box.scrollWidth }));
  const left = await grid(page).evaluate((box) => {
    const words = box.querySelector('.heading span');
    return words.getBoundingClientRect().left - box.getBoundingClientRect().left;
  });
  assert.ok(left >= 0 && left < 40, `the heading stands ${left} px from the left`);
  await photograph(page, 'matrix-scrolled');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('two closed periods are chosen by name, and lead to their reports', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?plan=all&view=compare');
  await settled(page);
  await page.getByRole('combobox', { name: 'Từ kỳ đã chốt' }).selectOption({ index: 2 });
  await page.getByRole('combobox', { name: 'Đến kỳ đã chốt' }).selectOption({ index: 1 });
  await settled(page);
  await photograph(page, 'compare-closings');
  await page.getByRole('link', { name: 'So sánh hai báo cáo đã chốt' }).click();
  await page.getByRole('heading', { name: /So sánh/ }).first().waitFor();
  await photograph(page, 'compare-reports');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('letters are proposed for the tasks picked alone', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?list=tasks&plan=all&view=groups&cell=open_late');
  await settled(page);
  await grid(page).getByRole('checkbox').first().click();
  const bar = page.getByRole('toolbar', { name: 'Việc với các nhiệm vụ đã chọn' });
  await bar.getByRole('button', { name: 'Đôn đốc…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Theo 1 nhiệm vụ đã chọn trong danh sách.').waitFor();
  assert.ok((await dialog.locator('ul ul input:checked').count()) <= 1);
  await photograph(page, 'urge-picked');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('plain lists keep views by name too', async () => {
  const page = await office.page();
  for (const [address, name] of [
    ['ke-hoach?plan=all&view=obstacles', 'Vướng mắc của tôi'],
    ['ke-hoach?plan=all&view=reminders', 'Văn bản của tôi'],
    ['hoi-vien', 'Hội viên của tôi'],
    ['to-chuc', 'Tổ chức của tôi'],
  ]) {
    await visit(page, address);
    await settled(page);
    await page.getByRole('button', { name: 'Cách xem đã lưu' }).click();
    await page.getByRole('button', { name: 'Lưu cách xem hiện tại…' }).click();
    const form = page.getByRole('dialog', { name: 'Lưu cách xem' });
    await form.getByLabel('Tên').fill(name);
    await page.keyboard.press('Control+S');
    await form.waitFor({ state: 'detached' });
    await page.getByRole('status').filter({ hasText: name }).waitFor();
  }
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('in a narrow window the views are a menu on one line', async () => {
  for (const scheme of ['light', 'dark']) {
    const page = await office.page({ scheme, size: { width: 853, height: 640 } });
    await visit(page, 'ke-hoach?plan=all&view=groups');
    await settled(page);
    const menu = page.locator('.views').getByRole('combobox');
    await menu.selectOption({ label: 'Ma trận kỳ' });
    await settled(page);
    const height = await page.locator('.views').evaluate((bar) => bar.getBoundingClientRect().height);
    assert.ok(height < 44, `the bar is ${height} px high`);
    await photograph(page, `plan-narrow-${scheme}`);
    await page.context().close();
  }
  assert.deepEqual(office.takeFaults(), []);
});

test('a name near that of an agency is asked, and known from then on', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach');
  await page.getByRole('button', { name: 'Nhập từ Excel…' }).click();
  await page.getByRole('heading', { name: 'Nhiệm vụ của một kế hoạch' }).waitFor();
  const written = 'Sở Khoa học, Công nghệ và Môi trường';
  const table = `TT\tNhiệm vụ\tCơ quan chủ trì\n9.1\tSoạn sổ tay thử tên gần\t${written}\n9.2\tSoạn sổ tay thử tên tắt\tSở KH&CN`;
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, table);
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
  await page.getByRole('button', { name: 'Xem khác biệt' }).click();
  await page.getByRole('button', { name: 'Chọn cách xử lý…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cơ quan cần xem lại' });
  await dialog.locator('.name', { hasText: written }).waitFor();
  await dialog.getByRole('button', { name: /^Là Sở Khoa học và Công nghệ/ }).click();
  await photograph(page, 'agency-question');
  await dialog.getByRole('button', { name: 'So lại với sổ' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('heading', { name: 'Đã nhập bảng đã dán' }).waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
