// Tables of organisations, agencies, tasks and figures: chosen, read, compared, written and taken back in the window.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

/** Chooses what the file holds. */
async function choose(page, subject) {
  await visit(page, 'nhap-excel');
  await page.getByRole('radio', { name: subject }).check({ force: true });
}

/** Picks a file of these lines and reads it up to its columns. */
async function open(page, name, lines) {
  const chosen = page.waitForEvent('filechooser');
  await page.locator('main').getByRole('button', { name: /^Chọn tệp/ }).click();
  const buffer = Buffer.from(lines.join('\n'));
  await (await chosen).setFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
}

/** Goes on to the differences. */
async function compare(page) {
  await page.getByRole('button', { name: 'Xem khác biệt' }).click();
  await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).waitFor();
  await settled(page);
}

const ORGANIZATIONS = [
  'STT;Mã hội;Tên hội;Loại hình;Điện thoại;Ghi chú',
  '1;HOI-TINHOC;Hội Tin học;;0262 3811 222;',
  '2;;Hội Thử nghiệm mới;Hội thành viên;máy lẻ;',
  '3;HOI-DUOC;Hội Y học;;;',
  ';;Tổng cộng: 3;;;',
];

test('a list of organisations goes from its screen into the book and back', async () => {
  const page = await office.page();
  const footer = page.locator('main footer b');
  await visit(page, 'to-chuc');
  await page.getByRole('button', { name: 'Nhập từ Excel…' }).click();
  await page.getByRole('heading', { name: 'Danh sách tổ chức' }).waitFor();
  await photograph(page, 'tables-file');
  await open(page, 'to-chuc.csv', ORGANIZATIONS);
  await page.getByLabel('Cột B là').waitFor();
  await photograph(page, 'tables-columns');
  await compare(page);
  await footer.getByText('Sẽ thêm 1 tổ chức · sửa 1 tổ chức; không ghi 1 dòng').waitFor();
  await page.getByRole('gridcell', { name: /^Mã “HOI-DUOC” là của “Hội Dược học”/ }).waitFor();
  await photograph(page, 'tables-compare');
  await page.getByRole('tab', { name: /^Thay đổi/ }).click();
  await page.getByRole('gridcell', { name: /→ 02623811222/ }).waitFor();
  await page.getByText('Giữ nguyên cột…').click();
  await page.getByLabel('Điện thoại (1 dòng)').click();
  await page.keyboard.press('Escape');
  await footer.getByText('Sẽ thêm 1 tổ chức; không ghi 1 dòng', { exact: true }).waitFor();
  await page.getByRole('tab', { name: /^Mới/ }).click();
  await page.getByRole('gridcell', { name: 'Điện thoại: máy lẻ' }).waitFor();
  await page.getByRole('tab', { name: /^Dòng khác/ }).click();
  await page.getByRole('gridcell', { name: 'Dòng cộng' }).waitFor();
  await page.getByRole('tab', { name: /^Không có trong tệp/ }).click();
  await settled(page);
  await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('heading', { name: 'Đã nhập tệp to-chuc.csv' }).waitFor();
  await photograph(page, 'tables-done');
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await page.getByRole('heading', { name: 'Đã hoàn tác lần nhập tệp to-chuc.csv' }).waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('the tasks of a plan keep the names of agencies that the book does not know, or add them', async () => {
  const page = await office.page({ scheme: 'dark' });
  const footer = page.locator('main footer b');
  await visit(page, 'ke-hoach');
  await page.getByRole('button', { name: 'Nhập từ Excel…' }).click();
  await page.getByRole('heading', { name: 'Nhiệm vụ của một kế hoạch' }).waitFor();
  await open(page, 'nhiem-vu.csv', [
    'TT;Nội dung nhiệm vụ;Cơ quan chủ trì;Cơ quan phối hợp;Thời gian thực hiện;Sản phẩm',
    'IV;NHIỆM VỤ BỔ SUNG;;;;',
    '1;Tổ chức hội thi thử;Sở KH&CN;"Sở Y tế, Ban Thử nghiệm tỉnh";Quý IV/2026;Hội thi',
    '2;Điều tra nhu cầu;Ban Thử nghiệm tỉnh;;Hằng quý;Báo cáo',
  ]);
  await compare(page);
  await footer.getByText('Sẽ thêm 2 nhiệm vụ', { exact: true }).waitFor();
  await page.getByRole('gridcell', { name: 'Một lần, hạn 31/12/2026' }).waitFor();
  await photograph(page, 'tables-tasks-dark');
  await page.getByRole('button', { name: 'Chọn cách xử lý…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cơ quan cần xem lại' });
  await dialog.getByLabel('Cách xử lý Ban Thử nghiệm tỉnh').selectOption({ label: 'Thêm vào danh mục cơ quan' });
  await photograph(page, 'tables-agencies');
  await dialog.getByRole('button', { name: 'So lại với sổ' }).click();
  await page.getByRole('gridcell', { name: 'Sở Y tế; Ban Thử nghiệm tỉnh' }).waitFor();
  await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('button', { name: 'Xem nhiệm vụ của kế hoạch' }).click();
  await settled(page);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('hội thi thử');
  await page.getByRole('gridcell', { name: 'Tổ chức hội thi thử' }).first().waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

/** Pastes what a program put on the clipboard. */
async function paste(page, text, html = null) {
  await page.evaluate(
    ([text, html]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      if (html) clipboardData.setData('text/html', html);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    },
    [text, html],
  );
}

test('a table of tasks is pasted, and what its words about time mean is put right', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach');
  await page.getByRole('button', { name: 'Nhập từ Excel…' }).click();
  await page.getByRole('heading', { name: 'Nhiệm vụ của một kế hoạch' }).waitFor();
  const cells = ['TT', 'Nhiệm vụ', 'Thời gian'].map((cell) => `<td><p>${cell}</p></td>`).join('');
  const row = '<td><p>1</p></td><td><p>Soạn sổ tay thử</p></td><td><p>Khi có hướng dẫn</p></td>';
  await paste(page, 'TT', `<html><table><tr>${cells}</tr><tr>${row}</tr></table></html>`);
  await page.locator('main').getByText('Bảng đã dán').waitFor();
  await photograph(page, 'tables-pasted');
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
  await compare(page);
  await page.getByRole('gridcell', { name: 'Không có hạn' }).waitFor();
  await page.getByRole('gridcell', { name: 'Khi có hướng dẫn' }).click();
  await page.getByRole('button', { name: 'Hiểu thời gian là…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Thời gian thực hiện' });
  await dialog.getByText('Kế hoạch ghi “Khi có hướng dẫn”').waitFor();
  await dialog.getByLabel('Cách hiểu').or(dialog.getByRole('combobox')).first().selectOption({ label: 'Hằng quý' });
  await photograph(page, 'tables-schedule');
  await dialog.getByRole('button', { name: 'Hiểu như vậy' }).click();
  await page.getByRole('gridcell', { name: 'Hằng quý' }).waitFor();
  await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('heading', { name: 'Đã nhập bảng đã dán' }).waitFor();
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await page.getByRole('heading', { name: 'Đã hoàn tác lần nhập bảng đã dán' }).waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('declared figures want their day; agencies are known by their names', async () => {
  const page = await office.page();
  const footer = page.locator('main footer b');
  await choose(page, 'Số kê khai');
  const lines = ['Tên hội;Tổng số hội viên;Nữ', 'Hội Y học;1.700;900', 'Hội Dược;650;400'];
  await open(page, 'so-lieu.csv', lines);
  await compare(page);
  await footer.getByText('Không có gì để ghi; không ghi 2 dòng').waitFor();
  await page.getByRole('button', { name: /Tệp$/ }).first().click();
  await page.getByLabel('Ngày số liệu').fill('01/01/2026');
  await page.getByLabel('Ngày số liệu').blur();
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
  await settled(page);
  await photograph(page, 'tables-figures');
  await page.getByRole('button', { name: /Khác biệt$/ }).first().click();
  await footer.getByText('Sẽ thêm 2 số kê khai', { exact: true }).waitFor();
  await page.getByRole('button', { name: /Tệp$/ }).first().click();
  await choose(page, 'Danh sách cơ quan');
  await page.getByRole('heading', { name: 'Danh sách cơ quan' }).waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('a template is saved and read back', async () => {
  const page = await office.page();
  await choose(page, 'Danh sách tổ chức');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu tệp mẫu…' }).click();
  assert.match((await download).suggestedFilename(), /\.xlsx$/);
  await page.getByText(/^Đã lưu tệp mẫu/).waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('figures read for one day are never written for another that is chosen since', async () => {
  const page = await office.page();
  await choose(page, 'Số kê khai');
  const day = page.getByLabel('Ngày số liệu');
  await day.fill('30/06/2026');
  await day.press('Tab');
  const chosen = page.waitForEvent('filechooser');
  await page.locator('main').getByRole('button', { name: /^Chọn tệp/ }).click();
  const buffer = Buffer.from('TT;Tên hội;Tổng số hội viên\n1;Hội Làm vườn;1200\n');
  await (await chosen).setFiles({ name: 'n.csv', mimeType: 'text/csv', buffer });
  const step = (at) => page.locator('ol.steps button').nth(at);
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
  await page.getByRole('button', { name: 'Xem khác biệt' }).click();
  await settled(page);
  await step(0).click();
  assert.equal(await step(2).isDisabled(), false, 'what was read is kept');
  await day.fill('31/07/2026');
  await day.press('Tab');
  await settled(page);
  assert.equal(await step(1).isDisabled(), true, 'what was read for the other day is gone');
  assert.equal(await step(2).isDisabled(), true);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
