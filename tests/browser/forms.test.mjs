// Forms: what cannot be read is not saved, what was typed is not lost, and a refusal stands beside its field.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

const dialog = (page) => page.getByRole('dialog').last();

/** Opens the form for a new record of a screen. */
async function adding(page, slug) {
  await visit(page, slug);
  await page.keyboard.press('Control+N');
  await dialog(page).waitFor();
  return dialog(page);
}

/** What the field says of itself. */
async function refusalOf(field) {
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const note = await field.getAttribute('aria-describedby');
  return field.page().locator(`[id="${note}"]`).innerText();
}

const focused = (field) => field.evaluate((element) => element === document.activeElement);

test('an organisation is not added while a day in it cannot be read', async () => {
  const page = await office.page();
  const form = await adding(page, 'to-chuc');
  await form.getByLabel('Tên đầy đủ').fill('Hội Thử ngày tháng');
  await form.getByLabel('Mã tổ chức').fill('HTNT');
  const joined = form.getByLabel('Kết nạp vào');
  for (const [typed, way] of [
    ['31/02/2020', 'button'],
    ['5/3/98', 'keys'],
  ]) {
    await joined.fill(typed);
    if (way === 'button') await form.getByRole('button', { name: 'Thêm tổ chức' }).click();
    // Also while the day is still being typed in.
    else await page.keyboard.press('Control+S');
    assert.match(await refusalOf(joined), /không đọc được/);
    assert.ok(await focused(joined), `${way}: the focus goes to the field`);
    assert.equal(await joined.inputValue(), typed, 'what was typed stays to be mended');
  }
  await photograph(page, 'form-unreadable-day');
  await settled(page);
  assert.equal(await page.getByText('Đã thêm').count(), 0, 'nothing was added');
  await joined.fill('29/02/2020');
  assert.equal(await joined.getAttribute('aria-invalid'), null, 'the refusal goes when it is put right');
  await page.keyboard.press('Control+S');
  await dialog(page).waitFor({ state: 'detached' });
  await page.locator('aside').getByText('29/02/2020').first().waitFor();
  await page.context().close();
});

test('a person is not added while the birthday cannot be read', async () => {
  const page = await office.page();
  const form = await adding(page, 'hoi-vien');
  await form.getByLabel('Họ và tên').fill('Phạm Thử Ngày');
  const birth = form.getByLabel('Ngày sinh');
  await birth.fill('31/02/1980');
  await page.keyboard.press('Tab');
  assert.match(await refusalOf(birth), /Không đọc được/);
  await form.getByRole('button', { name: 'Thêm hội viên' }).click();
  assert.ok(await focused(birth));
  await settled(page);
  assert.equal(await page.getByText('Đã thêm').count(), 0);
  await page.context().close();
});

test('a name that is no choice of the list is not dropped in silence', async () => {
  const page = await office.page();
  const form = await adding(page, 'ke-hoach');
  await form.getByLabel('Nội dung').fill('Nhiệm vụ thử');
  const lead = form.getByRole('combobox', { name: 'Cơ quan chủ trì' });
  await lead.fill('Cơ quan không có');
  await page.keyboard.press('Control+S');
  assert.match(await refusalOf(lead), /Cơ quan không có/);
  assert.ok(await focused(lead));
  await lead.fill('');
  assert.equal(await lead.getAttribute('aria-invalid'), null);
  await page.context().close();
});

test('a dialog that holds something typed asks before it closes', async () => {
  const page = await office.page();
  const form = await adding(page, 'hoi-vien');
  // Nothing typed: nothing to ask.
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+N');
  const name = form.getByLabel('Họ và tên');
  await name.fill('Lê Thị Dở Dang');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Bỏ những gì vừa nhập?' });
  await question.waitFor();
  await photograph(page, 'form-leave');
  await question.getByRole('button', { name: 'Tiếp tục nhập' }).click();
  await question.waitFor({ state: 'detached' });
  assert.equal(await name.inputValue(), 'Lê Thị Dở Dang');
  // A key of the window does not reach behind the dialog.
  await page.keyboard.press('Control+2');
  assert.match(page.url(), /hoi-vien/);
  await form.getByRole('button', { name: 'Thôi' }).click();
  await question.getByRole('button', { name: 'Bỏ', exact: true }).click();
  await page.getByRole('dialog').first().waitFor({ state: 'detached' });
  await page.context().close();
});

test('settings that were changed are not left in silence', async () => {
  const page = await office.page();
  await visit(page, 'cai-dat');
  const name = page.getByLabel('Họ và tên người ký');
  await name.fill('Nguyễn Văn Dở');
  await page.getByText('Có phần chưa lưu').waitFor();
  await page.keyboard.press('Control+1');
  const question = page.getByRole('dialog', { name: 'Bỏ những gì vừa nhập?' });
  await question.getByRole('button', { name: 'Tiếp tục nhập' }).click();
  assert.match(page.url(), /cai-dat/);
  assert.equal(await name.inputValue(), 'Nguyễn Văn Dở');
  // A number that cannot be read is neither saved as zero nor left behind on its tab.
  await page.getByRole('tab', { name: 'Kỳ báo cáo' }).click();
  const days = page.getByLabel('Hạn gửi báo cáo');
  await days.fill('mười');
  await page.keyboard.press('Control+S');
  assert.match(await refusalOf(days), /số nguyên/);
  await days.fill('91');
  await page.keyboard.press('Control+S');
  await page.getByText('từ 0 đến 90 ngày').waitFor();
  assert.match(await refusalOf(days), /từ 0 đến 90/);
  await days.fill('10');
  await page.keyboard.press('Control+S');
  await page.getByText('Đã lưu cài đặt').waitFor();
  await page.keyboard.press('Control+1');
  await page.waitForFunction(() => location.hash.startsWith('#/tong-quan'));
  await page.context().close();
});

test('a record changed elsewhere is shown in both versions, and the reader chooses', async () => {
  const page = await office.page();
  const other = await office.page();
  await visit(page, 'hoi-vien');
  await page.locator('[role="grid"] [role="gridcell"]').nth(1).click();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /[?&]id=\d+/.test(location.hash));
  await settled(page);
  const address = await page.evaluate(() => location.hash);
  await other.evaluate((to) => (location.hash = to), address);
  await settled(other);
  for (const one of [page, other]) {
    await one.locator('aside').getByRole('button', { name: 'Sửa', exact: true }).first().click();
    await dialog(one).waitFor();
  }
  const note = (one) => dialog(one).getByLabel('Ghi chú').last();
  await note(other).fill('Ghi ở cửa sổ kia');
  await other.keyboard.press('Control+S');
  await other.getByRole('dialog').waitFor({ state: 'detached' });
  await note(page).fill('Ghi ở đây');
  await page.keyboard.press('Control+S');
  const versions = page.locator('.versions');
  await versions.getByRole('row', { name: 'Ghi chú Ghi ở đây Ghi ở cửa sổ kia' }).waitFor();
  await photograph(page, 'form-versions');
  await versions.getByRole('button', { name: 'Ghi đè bằng bản của tôi' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('aside').getByRole('button', { name: 'Sửa', exact: true }).first().click();
  await dialog(page).waitFor();
  assert.equal(await note(page).inputValue(), 'Ghi ở đây');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
  await other.context().close();
});

test('tasks are typed one after the other without the mouse', async () => {
  const page = await office.page();
  const form = await adding(page, 'ke-hoach');
  await form.getByLabel('Mã', { exact: true }).fill('II.9.d');
  await form.getByLabel('Nội dung').fill('Việc thử thứ nhất');
  await page.keyboard.press('Control+Shift+S');
  await settled(page);
  // The form stays, goes on counting, and waits in what must be filled.
  assert.equal(await form.getByLabel('Mã', { exact: true }).inputValue(), 'II.9.đ');
  assert.equal(await form.getByLabel('Nội dung').inputValue(), '');
  await photograph(page, 'form-task-next');
  await page.keyboard.press('Control+Shift+S');
  await settled(page);
  assert.match(await refusalOf(form.getByLabel('Nội dung')), /nội dung/i);
  await form.getByLabel('Nội dung').fill('Việc thử thứ hai');
  await page.keyboard.press('Control+S');
  await dialog(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+f');
  await page.keyboard.type('việc thử thứ');
  await page.getByRole('gridcell', { name: 'Việc thử thứ nhất' }).first().waitFor();
  await page.getByRole('gridcell', { name: 'Việc thử thứ hai' }).first().waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
