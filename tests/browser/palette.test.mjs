// Ctrl+K: people, organisations, agencies, tasks, periods, and what can be done on any screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

/** Types into Ctrl+K and waits for what is found; gives the lines as group and text. */
async function look(page, text) {
  if (!(await page.getByRole('dialog').count())) await page.keyboard.press('Control+K');
  await page.getByRole('dialog').locator('input').fill(text);
  await settled(page);
  return page.locator('.palette [role="option"]').evaluateAll((all) =>
    all.map((one) => ({
      group: one.closest('[role="group"]').getAttribute('aria-label'),
      text: one.innerText.replaceAll('\n', ' '),
    })),
  );
}

const groupsOf = (found) => [...new Set(found.map(({ group }) => group))];
const first = (page, name) => page.getByRole('option', { name }).first();

test('Ctrl+K finds people, and tells namesakes apart by birth year and association', async () => {
  const page = await office.page();
  const found = (await look(page, 'nguyễn văn anh')).filter(({ group }) => group === 'Hội viên');
  const namesakes = found.filter(({ text }) => text.startsWith('Nguyễn Văn Anh '));
  assert.ok(namesakes.length > 1, `no namesakes: ${JSON.stringify(found)}`);
  for (const { text } of namesakes) assert.match(text, /^Nguyễn Văn Anh (\d{4} · )?Hội /);
  assert.equal(new Set(namesakes.map(({ text }) => text)).size, namesakes.length, 'no two lines are alike');
  await first(page, /^Nguyễn Văn Anh/).click();
  await page.waitForFunction(() => /hoi-vien\?id=\d+/.test(location.hash));
  await page.context().close();
});

test('whole words come first, and who only works there comes last', async () => {
  const page = await office.page();
  const people = (await look(page, 'thanh')).filter(({ group }) => group === 'Hội viên');
  assert.ok(people.length > 3);
  for (const { text } of people.slice(0, 6)) assert.match(text, /\bThanh(\s|$)/, 'a name with the very word');
  const groups = groupsOf(await look(page, 'ca phe'));
  assert.equal(groups[0], 'Tổ chức');
  assert.equal(groups.at(-1), 'Hội viên');
  await page.context().close();
});

test('“Xem tất cả” opens the list with the same search and as many rows', async () => {
  const page = await office.page();
  const found = await look(page, 'ky thuat');
  const all = found.find(({ group, text }) => group === 'Tổ chức' && text.startsWith('Xem tất cả'));
  const count = /([\d.]+) tổ chức/.exec(all.text)[1];
  await first(page, all.text).click();
  await page.waitForFunction(() => location.hash.startsWith('#/to-chuc'));
  await page.locator('main .count', { hasText: `${count} dòng` }).waitFor();
  assert.equal(await page.locator('main input[type="search"]').first().inputValue(), 'ky thuat');
  await page.context().close();
});

test('Ctrl+K finds agencies, plans, tasks and periods', async () => {
  const page = await office.page();
  const found = await look(page, 'khoa hoc');
  for (const group of ['Cơ quan', 'Kế hoạch', 'Nhiệm vụ']) assert.ok(groupsOf(found).includes(group), group);
  await first(page, /^Sở Khoa học và Công nghệ/).click();
  await page.getByRole('dialog', { name: 'Sửa Sở Khoa học và Công nghệ' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await look(page, 'quy i 2026');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Quý I năm 2026' }).waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('what can be done on another screen is found and done from any screen', async () => {
  const page = await office.page();
  for (const [typed, dialog, slug] of [
    ['them hoi vien', 'Thêm hội viên', 'hoi-vien'],
    ['them to chuc', 'Thêm tổ chức', 'to-chuc'],
    ['tao ky', 'Tạo kỳ báo cáo', 'ky-bao-cao'],
    ['them nhiem vu', 'Thêm nhiệm vụ', 'ke-hoach'],
  ]) {
    await visit(page, 'tong-quan');
    await look(page, typed);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: dialog }).waitFor();
    assert.match(page.url(), new RegExp(`#/${slug}`));
    assert.doesNotMatch(page.url(), /act=/, 'an act is done once');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.context().close();
});

test('under all plans together, adding a task asks which plan', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach');
  await page.getByRole('button', { name: 'Thêm kế hoạch' }).click();
  const plan = page.getByRole('dialog', { name: 'Thêm kế hoạch' });
  await plan.getByLabel('Số, ký hiệu').first().fill('77/KH-UBND');
  await plan.getByLabel('Trích yếu').first().fill('Kế hoạch thử');
  await page.keyboard.press('Control+S');
  await plan.waitFor({ state: 'detached' });
  await visit(page, 'ke-hoach?plan=all&view=groups');
  await page.keyboard.press('Control+N');
  const task = page.getByRole('dialog', { name: 'Thêm nhiệm vụ' });
  await task.getByLabel('Nội dung').fill('Việc của kế hoạch thử');
  await page.keyboard.press('Control+S');
  await task.getByText('Chưa ghi “Kế hoạch”').waitFor();
  await task.getByLabel('Kế hoạch').selectOption({ label: '77/KH-UBND – Kế hoạch thử' });
  await page.keyboard.press('Control+S');
  await task.waitFor({ state: 'detached' });
  await page.locator('aside').getByText('77/KH-UBND').waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
