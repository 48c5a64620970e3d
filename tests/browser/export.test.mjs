// Lists out: as they are shown, and of persons with what for.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

test('the list of members goes out as it is shown, and the history says what for', async () => {
  const page = await office.page();
  await visit(page, 'hoi-vien');
  await page.getByRole('searchbox', { name: /^Tìm trong bảng/ }).fill('Niê');
  await settled(page);
  const first = await page.getByRole('row').nth(1).innerText();
  await page.getByRole('button', { name: 'Xuất…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Xuất danh sách: / });
  await dialog.getByText('Văn bản (.csv)').click();
  await dialog.getByRole('button', { name: 'Xuất tệp' }).click();
  await dialog.getByText('Mục đích').first().waitFor();
  assert.ok(await dialog.isVisible(), 'no list of persons without its purpose');
  await dialog.getByLabel('Mục đích').fill('gửi hội rà soát');
  await photograph(page, 'export-list');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Xuất tệp' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'Danh-sach-hoi-vien.csv');
  const lines = (await readFile(await file.path(), 'utf8')).replace(/^\uFEFF/, '').trim().split('\r\n');
  assert.match(lines[0], /Họ và tên/);
  assert.ok(lines.length > 2 && lines.slice(1).every((line) => /Niê/.test(line)), lines[1]);
  const name = first.split('\n').find((text) => /Niê/.test(text));
  assert.ok(lines[1].includes(name.trim()), `${lines[1]} / ${name}`);
  await page.getByText(/^Đã xuất [\d.]+ dòng vào Danh-sach-hoi-vien\.csv/).waitFor();
  await visit(page, 'nhat-ky');
  await page.getByText(/có tên người\): gửi hội rà soát/).first().waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('the checklist goes out without being asked what for', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach');
  await page.getByRole('button', { name: 'Xuất…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Xuất danh sách: / });
  assert.equal(await dialog.getByLabel('Mục đích').count(), 0);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Xuất tệp' }).click(),
  ]);
  assert.match(file.suggestedFilename(), /\.xlsx$/);
  await file.saveAs(`${process.env.LIENHIEP_PICTURES}/danh-sach.xlsx`);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
