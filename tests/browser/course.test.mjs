// What happens to members and tasks: transfer, the end of a membership, an extension.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

const dialog = (page) => page.getByRole('dialog').last();
const panel = (page) => page.locator('aside');

/** Opens somebody who belongs to one association only; gives its name. */
async function openMember(page, name) {
  await visit(page, 'hoi-vien');
  await page.locator('main input[type="search"]').first().fill(name);
  await settled(page);
  await page.locator('[role="grid"] .opens').first().click();
  await panel(page).getByRole('button', { name: 'Chuyển đi…' }).first().waitFor();
  assert.equal(await panel(page).getByRole('button', { name: 'Chuyển đi…' }).count(), 1, 'one membership');
  return panel(page).locator('li a.strong').first().innerText();
}

test('a member is transferred: one membership ends, the other begins the same day', async () => {
  const page = await office.page();
  const from = await openMember(page, 'Bùi Quang Anh');
  await panel(page).getByRole('button', { name: 'Chuyển đi…' }).click();
  const form = dialog(page);
  await page.keyboard.press('Control+S');
  await form.getByText('Chưa ghi “').first().waitFor();
  const to = form.getByRole('combobox').first();
  await to.fill('lam vuon');
  await form.page().getByRole('option', { name: /^Hội Làm vườn/ }).click();
  await form.getByLabel('Từ ngày').fill('01/11/2026');
  await page.keyboard.press('Control+S');
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('status').filter({ hasText: 'Hội Làm vườn' }).waitFor();
  await settled(page);
  await photograph(page, 'transferred');
  const rows = await panel(page).locator('li:has(a.strong)').evaluateAll((all) =>
    all.map((one) => [one.querySelector('a.strong').innerText, one.querySelector('p').innerText]),
  );
  assert.deepEqual(new Set(rows.map(([name]) => name)), new Set([from, 'Hội Làm vườn']));
  for (const [, time] of rows) assert.match(time, /01\/11\/2026/);
  // One act: taken back as a whole.
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await panel(page).locator('li a.strong', { hasText: 'Hội Làm vườn' }).waitFor({ state: 'detached' });
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('the end of a membership wants a day and a reason', async () => {
  const page = await office.page();
  await openMember(page, 'Bùi Trung Anh');
  await panel(page).getByRole('button', { name: 'Kết thúc…' }).click();
  const form = dialog(page);
  await form.getByRole('combobox', { name: 'Lý do' }).selectOption({ label: 'Xin ra' });
  await form.getByRole('textbox').first().fill('15/10/2026');
  await photograph(page, 'ending');
  await page.keyboard.press('Control+S');
  await dialog(page).waitFor({ state: 'detached' });
  await panel(page).locator('li.ended').getByText('15/10/2026').first().waitFor();
  await panel(page).getByRole('button', { name: 'Kết thúc…', exact: true }).waitFor({ state: 'detached' });
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('a death is led to the record, where every membership ends', async () => {
  const page = await office.page();
  await visit(page, 'hoi-vien');
  await page.locator('main input[type="search"]').first().fill('Hoàng Thị Ái');
  await settled(page);
  await page.locator('[role="grid"] .opens').first().click();
  const acts = panel(page).getByRole('button', { name: 'Kết thúc…', exact: true });
  await acts.first().waitFor();
  assert.equal(await acts.count(), 3, 'three memberships');
  await acts.first().click();
  const reason = dialog(page).getByRole('combobox', { name: 'Lý do' });
  await reason.selectOption({ label: 'Từ trần' });
  await dialog(page).getByText('mọi tư cách hội viên và chức danh cùng kết thúc').waitFor();
  await photograph(page, 'ending-death');
  // Cancelling leads nowhere.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Bỏ', exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await acts.first().click();
  await reason.selectOption({ label: 'Từ trần' });
  await page.keyboard.press('Control+S');
  const death = page.getByRole('dialog', { name: 'Ghi nhận Hoàng Thị Ái từ trần' });
  await death.getByLabel('Ngày từ trần').fill('10/10/2026');
  await photograph(page, 'death');
  await page.keyboard.press('Control+S');
  await death.waitFor({ state: 'detached' });
  await acts.first().waitFor({ state: 'detached' });
  assert.equal(await panel(page).locator('li.ended').getByText('Từ trần').count(), 3);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('a task is extended for a reason, and the first deadline stays in sight', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?list=tasks&plan=all&view=groups&cell=open_late');
  await page.locator('[role="grid"] .opens').first().click();
  await panel(page).getByRole('button', { name: 'Gia hạn…' }).click();
  const form = dialog(page);
  const before = /(\d\d\/\d\d\/\d{4})/.exec(await form.innerText())[1];
  await form.getByLabel('Thời hạn mới').fill('31/01/2027');
  await page.keyboard.press('Control+S');
  await form.getByText(/lý do/i).last().waitFor();
  await form.getByLabel('Lý do gia hạn').fill('Chờ kinh phí');
  await page.keyboard.press('Control+S');
  await dialog(page).waitFor({ state: 'detached' });
  await panel(page).getByRole('tab', { name: /^Thời hạn/ }).click();
  await panel(page).getByText('31/01/2027').first().waitFor();
  await panel(page).getByText(before).first().waitFor();
  await panel(page).getByText('Chờ kinh phí').waitFor();
  await photograph(page, 'extended');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
