// Merging, dividing and splitting associations in their dialog.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

/** Finds an association of the sample by its name, and asks for the act `kind` at its lifecycle. */
async function change(page, name, kind) {
  await visit(page, 'to-chuc');
  await page.locator('main input[type="search"]').first().fill(name);
  await settled(page);
  await page.locator('[role="grid"] [role="gridcell"]', { hasText: name }).first().click();
  await page.keyboard.press('Enter');
  await settled(page);
  await page.getByRole('tab', { name: 'Quá trình' }).click();
  await page.getByRole('button', { name: 'Ghi biến động' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Biến động').selectOption({ label: kind });
  await dialog.getByLabel('Số quyết định').fill('15/QĐ-UBND');
  return dialog;
}

const pick = async (dialog, label, text) => {
  const field = dialog.locator('input[role="combobox"]').and(dialog.getByLabel(label));
  await field.click();
  await field.fill(text);
  await dialog.locator('ul[role="listbox"]:visible li:not([aria-disabled])').first().waitFor();
  await dialog.page().keyboard.press('Enter');
  assert.equal(await field.inputValue(), '', 'the field is free for the next one');
};

for (const scheme of ['light', 'dark']) {
  test(`an association is divided between two new ones (${scheme})`, async () => {
    const page = await office.page({ scheme });
    const dialog = await change(page, scheme === 'light' ? 'Hội Dược' : 'Hội Đông y', 'Chia thành các tổ chức mới');
    const names = dialog.getByLabel('Tên đầy đủ');
    const codes = dialog.getByLabel('Mã tổ chức');
    for (const at of [0, 1]) {
      await names.nth(at).fill(`Hội Mới ${at + 1} (${scheme})`);
      await codes.nth(at).fill(`MOI-${at + 1}-${scheme}`);
    }
    await pick(dialog, 'Thêm hội viên', 'ng');
    await dialog.locator('select').and(dialog.getByLabel(/ về$/)).last().selectOption({ index: 1 });
    await photograph(page, `divide-${scheme}`);
    await dialog.getByRole('button', { name: 'Ghi biến động' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/^Đã chia /).waitFor();
    await photograph(page, `divided-${scheme}`);
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  });
}

test('two associations become one', async () => {
  const page = await office.page();
  const dialog = await change(page, 'cà phê', 'Hợp nhất với tổ chức khác thành tổ chức mới');
  await dialog.getByRole('button', { name: 'Ghi biến động' }).click();
  await dialog.getByText('Chưa ghi “Tổ chức cùng hợp nhất”').waitFor();
  await pick(dialog, 'Thêm tổ chức hợp nhất', 'Làm vườn');
  await dialog.getByLabel('Tên đầy đủ').fill('Hội Cà phê và Làm vườn');
  await dialog.getByLabel('Mã tổ chức').fill('HOI-CAPHE');
  await dialog.getByLabel('Ngày quyết định').fill('20/02/2026');
  await dialog.getByLabel('Cơ quan ban hành').fill('UBND tỉnh');
  await dialog.getByRole('button', { name: 'Ghi biến động' }).click();
  // The code of an association that ends is still its own: old reports name it.
  await dialog.getByText('Mã “HOI-CAPHE” đã dùng').waitFor();
  await photograph(page, 'consolidate');
  await dialog.getByLabel('Mã tổ chức').fill('HOI-CAPHE-LAMVUON');
  await dialog.getByRole('button', { name: 'Ghi biến động' }).click();
  await page.getByText(/^Đã hợp nhất /).waitFor();
  await page.getByText('→ Hội Cà phê và Làm vườn').waitFor();
  await page.getByRole('tab', { name: 'Quyết định' }).click();
  await page.getByText('15/QĐ-UBND').waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('a branch leaves with a new association', async () => {
  const page = await office.page();
  const dialog = await change(page, 'Hội Điện lực', 'Tách ra một tổ chức mới');
  await dialog.getByLabel('Tên đầy đủ').fill('Hội Năng lượng tái tạo');
  await dialog.getByLabel('Mã tổ chức').fill('HOI-NLTT');
  await dialog.getByRole('checkbox').first().check();
  await photograph(page, 'split');
  await dialog.getByRole('button', { name: 'Ghi biến động' }).click();
  await page.getByText(/^Đã tách Hội Năng lượng tái tạo từ Hội Điện lực/).waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('an association is absorbed by one that was not in the book yet, added on the way', async () => {
  const page = await office.page({ scheme: 'dark' });
  const dialog = await change(page, 'Hội Thủy lợi', 'Sáp nhập vào tổ chức khác');
  const into = dialog.locator('input[role="combobox"]');
  await into.fill('Hội Đất và Nước');
  await page.getByRole('option', { name: 'Thêm tổ chức “Hội Đất và Nước”…' }).click();
  const form = page.getByRole('dialog', { name: 'Thêm tổ chức' });
  assert.equal(await form.getByLabel('Tên đầy đủ').inputValue(), 'Hội Đất và Nước');
  await form.getByLabel('Mã tổ chức').fill('HOI-DATNUOC');
  await page.keyboard.press('Control+S');
  await form.waitFor({ state: 'detached' });
  assert.equal(await into.inputValue(), 'Hội Đất và Nước');
  assert.equal(await into.getAttribute('aria-invalid'), null, 'what was typed names something now');
  await photograph(page, 'absorb');
  await dialog.getByRole('button', { name: 'Ghi biến động' }).click();
  await page.getByText(/^Đã sáp nhập /).waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
