// A list as associations really send it, from the file to the book and back: a page saved as .xls, in an old encoding,
// with a title, heads merged over three rows, a row of column numbers, names in two columns, ticks, sections, totals in
// the middle, numbering that begins anew, a person twice, a date that is none, and a signature.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

const cells = (tag, ...texts) => `<tr>${texts.map((text) => `<${tag}>${text}</${tag}>`).join('')}</tr>`;
const wide = (text) => `<tr><td colspan="9"><b>${text}</b></td></tr>`;
/** The words are TCVN3, byte for byte. */
const LIST = `<html><head><meta charset="windows-1252"></head><body><table border="1">
${wide('LI£N HIÖP C¸C HéI KHOA HäC Vµ Kü THUËT')}
${wide('danh s¸ch héi viªn')}
${wide('(KÌm theo b¸o c¸o quý III)')}
<tr><th rowspan="2">TT</th><th colspan="2" rowspan="2">Hä vµ tªn</th><th rowspan="2">Ngµy sinh</th>
<th colspan="2">Giíi tÝnh</th><th rowspan="2">§iÖn tho¹i</th><th rowspan="2">§¬n vÞ c«ng t¸c</th><th rowspan="2">Ghi chó</th></tr>
<tr><th>Nam</th><th>N÷</th></tr>
${cells('td', '(1)', '(2)', '', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)')}
${wide('I. Chi héi sè 1')}
${cells('td', '1', 'NguyÔn V¨n', '¸i', '17/05/1962', 'x', '', '905111222', 'Së Y tÕ', '')}
${cells('td', '2', 'TrÇn ThÞ', '¸nh', '1970', '', 'x', '0905 333 444', 'UBND x· Hßa Th¾ng', 'nghØ h­u')}
${cells('td', '', 'Céng: 2 ng­êi', '', '', '1', '1', '', '', '')}
${wide('II. Chi héi sè 2')}
${cells('td', '1', 'Y Ng«ng', 'Niª', '30/02/1980', 'x', '', '', 'Tr­êng ChÝnh trÞ', '')}
${cells('td', '2', 'NguyÔn V¨n', '¸i', '17/05/1962', 'x', '', '905111222', 'Së Y tÕ', '')}
${cells('td', '3', '', '', '', '', '', '', '', '')}
${wide('Tæng céng: 3 héi viªn')}
<tr><td colspan="5"></td><td colspan="4">§¾k L¾k, ngµy 05 th¸ng 9 n¨m 2026</td></tr>
<tr><td colspan="5"></td><td colspan="4">CHñ TÞCH</td></tr>
</table></body></html>`;

test('an ugly list is read, shown, asked about, written and taken back', async () => {
  const page = await office.page();
  await visit(page, 'nhap-excel');
  const field = page.getByRole('combobox', { name: 'Tổ chức gửi danh sách' });
  await field.fill('Hội Toán học');
  await page.getByRole('option', { name: /^Hội Toán học/ }).click();
  const chosen = page.waitForEvent('filechooser');
  await page.locator('main').getByRole('button', { name: /^Chọn tệp/ }).click();
  await (await chosen).setFiles({
    name: 'DS HOI VIEN (ban cuoi) sua lan 3.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer: Buffer.from(LIST, 'latin1'),
  });
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
  await page.getByRole('button', { name: /^(Trả lời câu hỏi|Xem khác biệt)$/ }).waitFor();
  await photograph(page, 'ugly-columns');
  const ask = page.getByRole('button', { name: 'Trả lời câu hỏi' });
  if (await ask.isVisible()) {
    await ask.click();
    await page.getByRole('region', { name: 'Tệp có chữ theo bảng mã cũ' }).waitFor();
    await photograph(page, 'ugly-questions');
  }
  await page.keyboard.press('Control+Enter');
  const footer = page.locator('main footer');
  await footer.getByRole('button', { name: 'Ghi vào sổ' }).waitFor();
  await settled(page);
  await page.getByRole('tab', { name: /^Mới/ }).click();
  await page.getByRole('gridcell', { name: 'Nguyễn Văn Ái' }).waitFor();
  await photograph(page, 'ugly-compare');
  for (const words of ['Trần Thị Ánh', 'Y Ngông Niê', '17/05/1962', '0905111222', 'Sở Y tế'])
    await page.getByRole('gridcell', { name: words, exact: true }).first().waitFor();
  await page.getByRole('tab', { name: /^Cần xem lại/ }).click();
  await page.getByRole('gridcell', { name: 'Nguyễn Văn Ái' }).waitFor();
  await page.getByRole('tab', { name: /^Không phải người/ }).click();
  await page.getByRole('gridcell', { name: /Tổng cộng: 3 hội viên/ }).waitFor();
  await photograph(page, 'ugly-left-out');
  await footer.getByText('Sẽ ghi 3 hội viên mới; không ghi 1 dòng').waitFor();
  await footer.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByText('Đã nhập danh sách của Hội Toán học').first().waitFor();
  await photograph(page, 'ugly-done');
  await visit(page, 'hoi-vien');
  await page.getByRole('searchbox').first().fill('y ngong nie');
  await page.getByRole('gridcell', { name: 'Y Ngông Niê' }).first().waitFor();
  await visit(page, 'nhat-ky');
  const entry = page.getByRole('listitem').filter({ hasText: 'Đã nhập danh sách Hội Toán học' }).first();
  await entry.getByRole('button', { name: 'Hoàn tác' }).click();
  await entry.getByText('Đã hoàn tác', { exact: true }).waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
