// Lists that go to the associations and come back: made in the register of a period, known again by the import.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

for (const scheme of ['light', 'dark']) {
  test(`a roster goes out, is known when it comes back, and changes nothing untouched (${scheme})`, async () => {
    const page = await office.page({ scheme });
    await visit(page, 'ky-bao-cao?period=2026-Q3&step=collect');
    await page.getByRole('gridcell', { name: 'Hội Làm vườn' }).first().click();
    await page.getByRole('button', { name: 'Danh sách rà soát…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lập danh sách rà soát' });
    await dialog.getByLabel('Hẹn trả chậm nhất ngày').fill('31/12/2026');
    await photograph(page, `roster-dialog-${scheme}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Chọn thư mục và lập' }).click(),
    ]);
    await page.getByText(/^Đã lập 1 danh sách rà soát/).first().waitFor();
    await settled(page);
    await page.getByRole('gridcell', { name: '31/12/2026' }).first().waitFor();
    await photograph(page, `roster-register-${scheme}`);
    const file = await download.path();

    await visit(page, 'nhap-excel');
    const chosen = page.waitForEvent('filechooser');
    await page.locator('main').getByRole('button', { name: /^Chọn tệp/ }).click();
    await (await chosen).setFiles({
      name: download.suggestedFilename(),
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await (await import('node:fs/promises')).readFile(file),
    });
    await page.getByText(/^Đây là danh sách rà soát đã gửi Hội Làm vườn/).waitFor();
    await photograph(page, `roster-known-${scheme}`);
    await page.getByRole('button', { name: 'Đọc tệp' }).click();
    await page.getByRole('button', { name: 'Xem khác biệt' }).click();
    await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).waitFor();
    await settled(page);
    await page.locator('main footer').getByText('Không có gì để ghi', { exact: true }).waitFor();
    await photograph(page, `roster-same-${scheme}`);
    await page.getByRole('button', { name: 'Quay lại' }).click();
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  });
}
