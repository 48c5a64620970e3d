// Personal data: masked fields, who looked, and a person's data erased for good.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

/** Opens the record of somebody found by their name. */
async function openPerson(page, name) {
  await visit(page, 'hoi-vien');
  await page.getByRole('searchbox', { name: /^Tìm trong bảng/ }).fill(name);
  await settled(page);
  await page.getByRole('row').nth(1).getByText(name).first().click();
  await settled(page);
}

const NAME = 'Y Moan Thử Niê';

test('sensitive fields are masked, shown when asked for, and kept by a save that does not show them', async () => {
  const page = await office.page();
  await visit(page, 'cai-dat?tab=privacy');
  await page.getByLabel('Lưu dân tộc').check();
  await page.getByLabel('Lưu thông tin đảng viên').check();
  await page.getByRole('button', { name: 'Lưu cài đặt' }).click();
  await settled(page);

  await visit(page, 'hoi-vien');
  await page.getByRole('button', { name: 'Thêm hội viên' }).first().click();
  const adding = page.getByRole('dialog');
  await adding.getByLabel('Họ và tên').fill(NAME);
  await adding.getByLabel('Dân tộc').fill('Ê Đê');
  await adding.getByLabel('Điện thoại').fill('0905777123');
  await adding.getByRole('button', { name: 'Thêm hội viên' }).click();
  await adding.waitFor({ state: 'hidden' });
  await settled(page);
  const panel = page.getByRole('complementary').last();
  await panel.getByText('•••').first().waitFor();
  assert.equal(await page.getByText('Ê Đê', { exact: true }).count(), 0);
  await photograph(page, 'privacy-masked');
  await page.getByRole('button', { name: 'Hiện', exact: true }).click();
  await page.getByText('Ê Đê', { exact: true }).waitFor();
  await photograph(page, 'privacy-shown');

  // The form masks them too; a save that did not show them keeps them.
  await page.getByRole('button', { name: 'Sửa', exact: true }).first().click();
  const editing = page.getByRole('dialog');
  await editing.getByText('được giữ nguyên khi lưu').waitFor();
  assert.equal(await editing.getByLabel('Dân tộc').count(), 0);
  await editing.getByLabel('Đơn vị công tác').fill('Sở Thử nghiệm');
  await editing.getByRole('button', { name: 'Lưu', exact: true }).click();
  await editing.waitFor({ state: 'hidden' });
  await settled(page);
  await page.getByRole('button', { name: 'Hiện', exact: true }).click();
  await page.getByText('Ê Đê', { exact: true }).waitFor();

  // Shown in the form, they can be changed.
  await page.getByRole('button', { name: 'Sửa', exact: true }).first().click();
  await editing.getByRole('button', { name: 'Hiện để sửa' }).click();
  await editing.getByLabel('Dân tộc').fill('Gia Rai');
  await editing.getByRole('button', { name: 'Lưu', exact: true }).click();
  await editing.waitFor({ state: 'hidden' });
  await settled(page);
  assert.equal(await page.getByText('Gia Rai', { exact: true }).count(), 0, 'masked again');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('sensitive fields go out in a list only when that is chosen', async () => {
  const page = await office.page();
  await visit(page, 'hoi-vien');
  await page.getByRole('searchbox', { name: /^Tìm trong bảng/ }).fill('Thử Niê');
  await settled(page);
  const out = async (chosen) => {
    await page.getByRole('button', { name: 'Xuất…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Xuất danh sách: / });
    await dialog.getByText('Văn bản (.csv)').click();
    await dialog.getByLabel('Mục đích').fill('kiểm tra');
    const box = dialog.getByLabel('Kèm dân tộc, đảng viên');
    await box.waitFor();
    assert.equal(await box.isChecked(), false);
    if (chosen) await box.check();
    if (chosen) await photograph(page, 'privacy-export');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Xuất tệp' }).click(),
    ]);
    return readFile(await file.path(), 'utf8');
  };
  const plain = await out(false);
  assert.doesNotMatch(plain, /Dân tộc/);
  const full = await out(true);
  assert.match(full, /;Dân tộc;Đảng viên/);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('the access log tells who did what, and is narrowed', async () => {
  for (const [scheme, size, mark] of [
    ['light', { width: 1280, height: 720 }, ''],
    ['dark', { width: 853, height: 600 }, '-dark'],
  ]) {
    const page = await office.page({ scheme, size });
    await visit(page, 'cai-dat?tab=privacy');
    await page.getByRole('grid', { name: 'Nhật ký truy cập dữ liệu cá nhân' }).waitFor();
    await page.getByText('Hiện trường nhạy cảm', { exact: true }).last().waitFor();
    await page.getByText('Nhật ký truy cập', { exact: true }).scrollIntoViewIfNeeded();
    await photograph(page, `privacy-log${mark}`);
    if (!mark) {
      await page.getByLabel('Việc', { exact: true }).selectOption({ label: 'Xuất danh sách' });
      await settled(page);
      await page.getByText('kiểm tra', { exact: true }).first().waitFor();
    }
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  }
});

test("a person's data is erased after the name was typed, and what is beyond reach is told", async () => {
  for (const scheme of ['dark', 'light']) {
    const page = await office.page({ scheme });
    await visit(page, 'hoi-vien');
    await page.getByRole('searchbox', { name: /^Tìm trong bảng/ }).fill('Niê');
    await settled(page);
    await page.getByRole('row').nth(1).getByText('Niê').first().click();
    await settled(page);
    await page.getByRole('button', { name: 'Xóa dữ liệu cá nhân…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Xóa dữ liệu cá nhân: / });
    await dialog.getByText('Còn lại, không tên').waitFor();
    await photograph(page, `privacy-erase-${scheme}`);
    if (scheme === 'light') {
      const name = (await dialog.getByRole('heading').first().innerText()).replace(/^Xóa dữ liệu cá nhân: /, '');
      await dialog.getByLabel('Gõ lại họ và tên').fill('ai khác');
      await dialog.getByLabel('Lý do').fill('Theo yêu cầu của chủ thể dữ liệu');
      await dialog.getByRole('button', { name: 'Xóa vĩnh viễn' }).click();
      await dialog.getByText(/không khớp với hồ sơ/).waitFor();
      await dialog.getByLabel('Gõ lại họ và tên').fill(name);
      await dialog.getByRole('button', { name: 'Xóa vĩnh viễn' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await settled(page);
      await page.getByText('Đã xóa dữ liệu cá nhân', { exact: true }).first().waitFor();
      await photograph(page, 'privacy-erased');
    }
    assert.deepEqual(office.takeFaults().filter((fault) => !/409|422|400/.test(fault)), []);
    await page.context().close();
  }
});

test('everything about one person goes into a file, and what they ask is registered', async () => {
  const page = await office.page();
  await openPerson(page, 'H’ Hương Niê');
  await page.getByRole('button', { name: 'Xuất dữ liệu đang lưu…' }).click();
  const exporting = page.getByRole('dialog', { name: /^Xuất toàn bộ dữ liệu đang lưu về / });
  await exporting.getByLabel('Mục đích').fill('trả lời yêu cầu');
  await photograph(page, 'privacy-person-file');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    exporting.getByRole('button', { name: 'Xuất tệp' }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^Du-lieu-ca-nhan-h-huong-nie.*\.docx$/);
  await file.saveAs(`${process.env.LIENHIEP_PICTURES}/du-lieu-ca-nhan.docx`);
  await exporting.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Ghi yêu cầu…' }).click();
  const asking = page.getByRole('dialog', { name: /^Yêu cầu về dữ liệu của / });
  await asking.getByLabel('Yêu cầu', { exact: true }).selectOption({ label: 'Rút đồng ý' });
  await photograph(page, 'privacy-request');
  await asking.getByRole('button', { name: 'Lưu', exact: true }).click();
  await asking.waitFor({ state: 'hidden' });
  await settled(page);
  await page.getByText(/^Đã rút đồng ý ngày /).first().waitFor();
  await photograph(page, 'privacy-withdrawn');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('where a list was brought in, its purpose is asked, and proposed for the next one', async () => {
  const page = await office.page();
  for (const at of [0, 1]) {
    await visit(page, 'nhap-excel');
    const field = page.getByRole('combobox', { name: 'Tổ chức gửi danh sách' });
    await field.fill('Hội Làm vườn');
    await page.getByRole('option', { name: /^Hội Làm vườn/ }).click();
    const chosen = page.waitForEvent('filechooser');
    await page.locator('main').getByRole('button', { name: /^Chọn tệp/ }).click();
    const buffer = Buffer.from(`Họ và tên;Ngày sinh\nVi Nguồn Thử ${at};17/05/196${at}`);
    await (await chosen).setFiles({ name: `nguon-${at}.csv`, mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Đọc tệp' }).click();
    await page.getByRole('button', { name: 'Xem khác biệt' }).click();
    await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).click();
    const asked = page.getByRole('region', { name: 'Mục đích và căn cứ lưu danh sách này' });
    await asked.waitFor();
    await settled(page);
    if (at === 0) {
      await asked.getByLabel('Mục đích').fill('Quản lý hội viên');
      await asked.getByLabel('Căn cứ').selectOption({ label: 'Luật, điều lệ hội' });
      await photograph(page, 'privacy-source-ask');
      await asked.getByRole('button', { name: 'Ghi nguồn dữ liệu' }).click();
      await asked.getByText('Đã ghi mục đích, căn cứ').waitFor();
      await page.getByRole('button', { name: 'Nhập danh sách khác' }).click();
    } else {
      assert.equal(await asked.getByLabel('Mục đích').inputValue(), 'Quản lý hội viên');
    }
  }
  // What is not told stands in the list of those that lack it.
  await visit(page, 'cai-dat?tab=privacy');
  const table = page.getByRole('grid', { name: 'Nguồn dữ liệu' });
  await table.getByText(/nguon-1\.csv/).first().waitFor();
  assert.equal(await table.getByText(/nguon-0\.csv/).count(), 0);
  await table.scrollIntoViewIfNeeded();
  await photograph(page, 'privacy-sources-lacking');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('lists whose purpose is not told are listed, and one is told', async () => {
  // The list that the test before left without a purpose.
  for (const [scheme, size, mark] of [
    ['light', { width: 1280, height: 720 }, ''],
    ['dark', { width: 853, height: 600 }, '-dark'],
  ]) {
    const page = await office.page({ scheme, size });
    await visit(page, 'cai-dat?tab=privacy');
    const table = page.getByRole('grid', { name: 'Nguồn dữ liệu' });
    await table
      .getByText(/nguon-1\.csv/)
      .first()
      .waitFor();
    await table.scrollIntoViewIfNeeded();
    await photograph(page, `privacy-sources${mark}`);
    if (scheme === 'dark') {
      await table
        .getByText(/nguon-1\.csv/)
        .first()
        .click();
      const asked = page.getByRole('dialog', {
        name: 'Nguồn dữ liệu: nguon-1.csv',
      });
      await asked.waitFor();
      await settled(page);
      // What the same organisation told of its last list is proposed.
      assert.equal(await asked.getByLabel('Mục đích').inputValue(), 'Quản lý hội viên');
      await photograph(page, 'privacy-source-dialog');
      await asked.getByRole('button', { name: 'Ghi nguồn dữ liệu' }).click();
      await asked.waitFor({ state: 'hidden' });
      await page.getByText('Mọi danh sách đã có mục đích và căn cứ.').waitFor();
    }
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  }
});
