// A list beside the book: what would be written is told before, for the choices made.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

const HEAD = 'Họ và tên;Ngày sinh;Đơn vị công tác;Điện thoại';

/** Reads a list of one association up to the differences. */
async function compare(page, organization, lines) {
  await visit(page, 'nhap-excel');
  const field = page.getByRole('combobox', { name: 'Tổ chức gửi danh sách' });
  await field.fill(organization);
  await page.getByRole('option', { name: new RegExp(`^${organization}`) }).click();
  const chosen = page.waitForEvent('filechooser');
  await page.locator('main').getByRole('button', { name: /^Chọn tệp/ }).click();
  await (await chosen).setFiles({ name: 'danh-sach.csv', mimeType: 'text/csv', buffer: Buffer.from([HEAD, ...lines].join('\n')) });
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
  await page.getByRole('button', { name: 'Xem khác biệt' }).click();
  await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).waitFor();
  await settled(page);
}

test('the people whom the book knows and the records that change are counted before they are written', async () => {
  const page = await office.page();
  const footer = page.locator('main footer b');
  await compare(page, 'Hội Làm vườn', ['Đinh Công Thử;17/05/1962;UBND xã;', 'Vi Thị Thử;01/02/1970;Sở Y tế;']);
  await page.getByText('Sẽ ghi 2 hội viên mới').waitFor();
  assert.match(await footer.innerText(), /^Sẽ ghi 2 hội viên mới$/);
  await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByText('Đã nhập danh sách của').first().waitFor();
  await page.getByRole('button', { name: 'Nhập danh sách khác' }).click();
  await compare(page, 'Hội Nữ trí thức', [
    'Đinh Công Thử;17/05/1962;Sở Xây dựng;',
    'Vi Thị Thử;01/02/1970;Sở Y tế;',
    'Hồ Minh Thử;08/09/1990;Sở Xây dựng;0905555666',
  ]);
  const whole = 'Sẽ ghi 3 hội viên mới, trong đó 2 người đã có trong sổ · 1 hồ sơ được sửa';
  await footer.getByText(whole, { exact: true }).waitFor();
  await photograph(page, 'import-compare');
  await page.getByText('Giữ nguyên cột…').click();
  const choices = page.getByRole('checkbox', { name: /dòng\)$/ });
  assert.equal(await choices.count(), 1, 'only what changes can be kept');
  await page.getByLabel('Đơn vị công tác (1 dòng)').click();
  await footer.getByText('Sẽ ghi 3 hội viên mới, trong đó 2 người đã có trong sổ', { exact: true }).waitFor();
  await photograph(page, 'import-keep');
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Ghi', exact: true }).first().click();
  await footer
    .getByText('Sẽ ghi 2 hội viên mới, trong đó 1 người đã có trong sổ; không ghi 1 dòng', { exact: true })
    .waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
