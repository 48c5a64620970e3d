// Look-alikes: found while typing and by the search, merged field by field, taken apart again after an edit.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

/** Adds a person without an association; gives the form before it is saved. */
async function typed(page, name, fields) {
  await visit(page, 'hoi-vien');
  await page.keyboard.press('Control+N');
  const form = page.getByRole('dialog').last();
  await form.getByLabel('Họ và tên').fill(name);
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(value);
  return form;
}

async function save(page, form) {
  await page.keyboard.press('Control+S');
  await form.waitFor({ state: 'detached' });
  await settled(page);
}

/** Opens the list of look-alikes by its tab. */
async function lookAlikes(page) {
  await visit(page, 'hoi-vien');
  await page.getByRole('tab', { name: /^Nghi trùng/ }).click();
  await page.getByRole('grid', { name: 'Hồ sơ nghi trùng' }).waitFor();
  await settled(page);
}

async function blockers(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

const pairOf = (page, name) => page.getByRole('row').filter({ hasText: name });

for (const scheme of ['light', 'dark']) {
  test(`two records of one person are merged, edited and taken apart again (${scheme})`, async () => {
    const page = await office.page({ scheme, size: { width: 1366, height: 768 } });
    const name = scheme === 'light' ? 'Mạc Thử Sáng' : 'Mạc Thử Tối';
    const birth = { 'Ngày sinh': '17/05/1962', 'Điện thoại': scheme === 'light' ? '0999000001' : '0999000002' };
    await save(page, await typed(page, name, { ...birth, 'Đơn vị công tác': 'Sở Y tế', 'Ghi chú': 'Ghi chú một' }));
    const form = await typed(page, name, { ...birth, 'Thư điện tử': 'thu@vidu.vn', 'Ghi chú': 'Ghi chú hai' });
    await form.getByText('Có thể đã có hồ sơ').waitFor();
    await form.getByText('cùng họ tên').first().waitFor();
    await form.getByText('Có thể đã có hồ sơ').scrollIntoViewIfNeeded();
    await photograph(page, `look-alikes-typing-${scheme}`);
    await save(page, form);
    const second = await page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('id'));

    await lookAlikes(page);
    const pair = pairOf(page, name).first();
    await pair.getByText('Rất giống · 100').waitFor();
    await pair.getByText('cùng họ tên, cùng ngày sinh, cùng điện thoại').waitFor();
    await photograph(page, `duplicates-${scheme}`);
    assert.deepEqual(await blockers(page), []);
    await pair.getByRole('gridcell').last().click();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Gộp hồ sơ ${name}` });
    await dialog.getByRole('row', { name: /^Thư điện tử/ }).waitFor();
    await settled(page);
    // What one record lacks is proposed from the other; of two notes both may stand.
    const mail = dialog.getByRole('row', { name: /^Thư điện tử/ }).getByRole('radio');
    assert.equal(await mail.nth(1).isChecked(), true);
    await dialog.getByLabel('Giữ cả hai').check();
    await photograph(page, `merge-${scheme}`);
    assert.deepEqual(await blockers(page), []);
    await dialog.getByRole('button', { name: 'Gộp hồ sơ', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`Đã gộp hai hồ sơ của ${name}`).waitFor();
    await settled(page);
    assert.equal(await pairOf(page, name).count(), 0, 'the pair has left the list');

    // Its number leads to the record that went on.
    await page.evaluate((id) => (location.hash = `#/hoi-vien?id=${id}`), second);
    await page.getByText(`Hồ sơ của ${name} đã được gộp vào hồ sơ của ${name}`).waitFor();
    await photograph(page, `merged-away-${scheme}`);
    await page.getByRole('button', { name: `Mở hồ sơ ${name}` }).click();
    await page.locator('aside').last().getByText('Đã gộp từ').waitFor();

    // The record that went on, without the filter that leaves out who is in no association.
    await page.getByRole('tab', { name: 'Danh sách' }).click();
    await page.getByRole('button', { name: /^Bỏ lọc: Tình trạng/ }).click();
    await page.locator('main input[type="search"]').first().fill(name);
    await settled(page);
    const rows = page.getByRole('grid').getByRole('row').filter({ hasText: name });
    assert.equal(await rows.count(), 1);
    await rows.first().getByRole('gridcell').first().click();
    await page.keyboard.press('Enter');
    const panel = page.locator('aside').last();
    await panel.getByText('Đã gộp từ').waitFor();
    await panel.getByText('thu@vidu.vn').first().waitFor();
    await panel.getByRole('button', { name: 'Sửa' }).last().click();
    const edit = page.getByRole('dialog').last();
    await edit.getByLabel('Điện thoại', { exact: true }).fill('0999777777');
    await save(page, edit);
    await panel.getByText('Đã gộp từ').scrollIntoViewIfNeeded();
    await photograph(page, `merged-from-${scheme}`);

    await panel.getByRole('button', { name: 'Tách lại…' }).click();
    await page.getByRole('dialog', { name: `Tách lại hồ sơ ${name}` }).getByRole('button', { name: 'Tách lại' }).click();
    // The record was edited since. Where the edit touched nothing that the merge had written, all the rest returns.
    const rest = page.getByRole('dialog', { name: 'Hoàn tác phần còn lại?' });
    await rest.getByRole('button', { name: 'Hoàn tác phần còn lại' }).click();
    await page.getByText(/^Đã hoàn tác: gộp hai hồ sơ/).first().waitFor();
    await settled(page);
    assert.equal(await rows.count(), 2, 'both are in the list again');
    await page.locator('main').getByText('0999777777').first().waitFor();

    // They are two people after all.
    await lookAlikes(page);
    await pairOf(page, name).first().getByRole('gridcell').last().click();
    await page.getByRole('button', { name: 'Không phải một người' }).click();
    await page.getByText(`Đã ghi hai hồ sơ tên ${name} không phải một người`).waitFor();
    await settled(page);
    assert.equal(await pairOf(page, name).count(), 0);
    // The refusal of the plain undo is what the question answers.
    assert.ok(office.takeFaults().every((fault) => /\/api\/(undo|get_person)/.test(fault) || fault.includes('status of')));
    await page.context().close();
  });
}

test('several pairs are merged at once', async () => {
  const page = await office.page();
  await lookAlikes(page);
  const first = page.getByRole('grid').getByRole('row').nth(1);
  await first.getByRole('gridcell').last().click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'Gộp hồ sơ…' }).click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByText('Cặp 1 / 2').waitFor();
  await settled(page);
  await dialog.getByRole('button', { name: 'Cặp sau' }).click();
  await dialog.getByText('Cặp 2 / 2').waitFor();
  await dialog.getByRole('button', { name: 'Đổi chỗ hai hồ sơ' }).click();
  await settled(page);
  await photograph(page, 'merge-several');
  await dialog.getByRole('button', { name: 'Gộp 2 cặp' }).click();
  await dialog.waitFor({ state: 'detached' });
  const told = page.getByText(/^Đã gộp 2 cặp hồ sơ/);
  await told.waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
  await page.getByText(/^Đã hoàn tác: gộp 2 cặp hồ sơ/).first().waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
