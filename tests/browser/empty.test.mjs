// A book that holds nothing yet: each screen says what to do next, and where to begin.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open({ book: 'empty' })));
after(() => office?.close());

test('every screen of an empty book says what to do next', async () => {
  const page = await office.page();
  for (const [slug, words] of [
    ['tong-quan', 'Sổ này chưa có gì'],
    ['to-chuc', 'Chưa có tổ chức nào'],
    ['hoi-vien', 'Chưa có hội viên nào'],
    ['ke-hoach', 'Chưa có kế hoạch nào'],
    ['ky-bao-cao', 'Chưa có kỳ báo cáo nào'],
  ]) {
    await visit(page, slug);
    await page.locator('main').getByText(words).first().waitFor();
    assert.equal(await page.getByText('Không có dòng nào').count(), 0, `${slug}: nothing to widen`);
    await photograph(page, `empty-${slug}`);
  }
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('an empty book is begun with an organisation, from the overview and from the members', async () => {
  const page = await office.page();
  const form = page.getByRole('dialog', { name: 'Thêm tổ chức' });
  for (const slug of ['tong-quan', 'hoi-vien']) {
    await visit(page, slug);
    await page.locator('main').getByRole('button', { name: 'Thêm tổ chức' }).click();
    await form.waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  }
  await page.keyboard.press('Control+N');
  await form.getByLabel('Tên đầy đủ').fill('Hội Thử nghiệm');
  await form.getByLabel('Mã tổ chức').fill('HTN');
  await page.keyboard.press('Control+S');
  await form.waitFor({ state: 'detached' });
  await visit(page, 'hoi-vien');
  await page.locator('main').getByRole('button', { name: 'Nhập từ Excel' }).waitFor();
  await page.context().close();
});

test('Ctrl+E says where there is a workbook to write', async () => {
  const page = await office.page();
  await visit(page, 'to-chuc');
  await page.keyboard.press('Control+E');
  await page.getByText('Màn hình này không có tệp Excel để xuất').waitFor();
  await photograph(page, 'nothing-to-export');
  await settled(page);
  await page.getByRole('button', { name: 'Mở bước Xuất' }).click();
  await page.waitForFunction(() => location.hash.startsWith('#/ky-bao-cao'));
  await page.context().close();
});
