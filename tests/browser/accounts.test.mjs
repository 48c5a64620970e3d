// A protected book: how it is protected, signed in to, locked over an unsaved form, looked at by a viewer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

const SMALL = { width: 853, height: 640 };
const PASSWORD = 'con mèo ăn xoài';
const VIEWER = 'lãnh đạo chỉ xem';

let office;
let page;
before(async () => {
  office = await Office.open();
  page = await office.page({ size: SMALL });
  page.setDefaultTimeout(9_000);
});
after(() => office?.close());

const dialog = () => page.getByRole('dialog').last();

async function protect() {
  await visit(page, 'cai-dat?tab=users');
  await photograph(page, 'users-unprotected-light');
  await page.getByRole('button', { name: 'Bảo vệ sổ bằng mật khẩu…' }).click();
  await dialog().getByLabel('Họ và tên').fill('Trần Thu Hà');
  await dialog().getByLabel('Tên đăng nhập').fill('thuha');
  await dialog().getByLabel(/^Mật khẩu/).fill('12345678');
  await dialog().getByText('Yếu: dễ đoán').waitFor();
  await dialog().getByLabel('Nhập lại mật khẩu').fill('12345679');
  await photograph(page, 'protect-light');
  await dialog().getByRole('button', { name: 'Mã hóa sổ' }).click();
  await dialog().getByText('Hai lần nhập mật khẩu không giống nhau').waitFor();
  await dialog().getByLabel(/^Mật khẩu/).fill(PASSWORD);
  await dialog().getByLabel('Nhập lại mật khẩu').fill(PASSWORD);
  await dialog().getByText('Tốt.').waitFor();
  await dialog().getByRole('button', { name: 'Mã hóa sổ' }).click();
  const code = dialog().getByLabel('Mã khôi phục của sổ');
  await code.waitFor({ timeout: 60_000 });
  await photograph(page, 'protect-code-light');
  // It is not left before the code is said to be put away.
  await page.keyboard.press('Escape');
  assert.ok(await dialog().getByRole('button', { name: 'Xong' }).isDisabled());
  await dialog().getByText('Đã cất mã ở nơi an toàn').click();
  const printed = (await code.textContent()).trim();
  await dialog().getByRole('button', { name: 'Xong' }).click();
  await page.getByText('Sổ này đã được mã hóa').waitFor();
  return printed;
}

async function signIn(login, password, verb) {
  const gate = page.locator('.gate');
  await gate.getByLabel('Tên đăng nhập').fill(login);
  await gate.getByLabel(/^Mật khẩu/).fill(password);
  await gate.getByRole('button', { name: verb }).click();
}

let code;
test('a book is protected, and the code is shown once it is', async () => {
  code = await protect();
  assert.ok(code.length > 15, code);
  await page.getByRole('button', { name: /Trần Thu Hà/ }).waitFor();
  assert.deepEqual(office.takeFaults(), []);
});

test('a second account is added, and the tab fits a narrow window in both schemes', async () => {
  await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
  await dialog().getByLabel('Họ và tên').fill('Nguyễn Văn Lãnh');
  await dialog().getByLabel('Tên đăng nhập').fill('lanh');
  await dialog().getByLabel('Vai trò').selectOption({ label: 'Lãnh đạo (chỉ xem)' });
  await dialog().getByLabel(/^Mật khẩu/).fill(VIEWER);
  await photograph(page, 'account-light');
  await dialog().getByRole('button', { name: 'Thêm tài khoản' }).click();
  await page.getByRole('cell', { name: 'Nguyễn Văn Lãnh' }).waitFor();
  await photograph(page, 'users-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await photograph(page, 'users-dark');
  await page.getByRole('button', { name: /Trần Thu Hà/ }).click();
  await photograph(page, 'own-account-dark');
  await page.keyboard.press('Escape');
  await page.emulateMedia({ colorScheme: 'light' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 853, `${wide}`);
  assert.deepEqual(office.takeFaults(), []);
});

test('what is typed in a form outlives the lock, and nothing of the book is seen meanwhile', async () => {
  await visit(page, 'to-chuc');
  await page.keyboard.press('Control+n');
  await dialog().getByLabel('Tên', { exact: false }).first().waitFor();
  const field = dialog().getByRole('textbox').first();
  await field.fill('Hội đang gõ dở');
  await page.keyboard.press('Control+l');
  const gate = page.locator('.gate');
  await gate.getByText('Sổ đang khóa').waitFor();
  await photograph(page, 'locked-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await photograph(page, 'locked-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  const seen = await page.evaluate(() => document.body.innerText);
  for (const word of ['Hội đang gõ dở', 'Tổ chức', 'Tổng quan', 'lượt']) assert.ok(!seen.includes(word), word);
  const told = await page.locator('body').ariaSnapshot();
  assert.ok(!told.includes('Tổng quan') && told.includes('Mật khẩu'), told);
  // Neither keys nor a click reach what is beneath.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.mouse.click(20, 300);
  await signIn('thuha', 'sai mật khẩu rồi', 'Mở khóa');
  await gate.getByText('Tên đăng nhập hoặc mật khẩu không đúng').waitFor();
  await photograph(page, 'locked-wrong-light');
  await signIn('thuha', PASSWORD, 'Mở khóa');
  await gate.waitFor({ state: 'detached' });
  assert.equal(await field.inputValue(), 'Hội đang gõ dở');
  await dialog().getByRole('button', { name: 'Thôi' }).click();
  await page.getByRole('button', { name: 'Bỏ', exact: true }).click();
  await settled(page);
  assert.deepEqual(office.takeFaults(), []);
});

test('nobody at the desk: the book locks itself', async () => {
  await page.clock.install();
  await page.reload();
  await page.getByRole('button', { name: /Trần Thu Hà/ }).waitFor();
  await page.clock.fastForward('14:00');
  assert.equal(await page.locator('.gate').count(), 0);
  await page.clock.fastForward('02:00');
  await page.locator('.gate').getByText('Sổ đang khóa').waitFor();
  await page.clock.resume();
});

test('another person who signs in finds nothing of the one before, and a viewer only looks', async () => {
  await signIn('lanh', VIEWER, 'Mở khóa');
  await page.getByRole('button', { name: /Nguyễn Văn Lãnh/ }).waitFor();
  await settled(page);
  await visit(page, 'to-chuc');
  await photograph(page, 'viewer-organizations-light');
  assert.equal(await page.getByRole('button', { name: 'Thêm tổ chức' }).count(), 0);
  await page.keyboard.press('Control+n');
  assert.equal(await page.getByRole('dialog').count(), 0);
  await visit(page, 'nhap-excel');
  await page.getByText('Tài khoản chỉ xem không nhập được dữ liệu').waitFor();
  await photograph(page, 'viewer-import-light');
  await visit(page, 'cai-dat?tab=users');
  await page.getByText('Danh sách tài khoản do người có vai trò quản trị giữ.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Lưu cài đặt' }).count(), 0);
  await photograph(page, 'viewer-settings-light');
  // Whatever gets through all the same is refused in words.
  const refused = await page.evaluate(async () => {
    const answered = await fetch('/call/create_organization', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${sessionStorage.getItem('lienhiep.token')}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ code: 'X', name: 'X', kind: 'member_association', status: 'active' }),
    });
    return JSON.parse((await answered.text()).trim().split('\n').at(-1)).failure;
  });
  assert.equal(refused.code, 'accounts.not_allowed');
  assert.match(refused.sentence, /chuyên viên/);
  assert.deepEqual(office.takeFaults(), []);
});

test('with the printed code the book opens again', async () => {
  await page.keyboard.press('Control+l');
  const gate = page.locator('.gate');
  await gate.getByRole('button', { name: 'Quên mật khẩu? Dùng mã khôi phục' }).click();
  await gate.getByLabel('Mã khôi phục').fill(code);
  await gate.getByLabel('Tên đăng nhập').fill('thuha');
  await gate.getByLabel('Họ và tên').fill('Trần Thu Hà');
  await gate.getByLabel('Mật khẩu mới').fill('ba con chim bay');
  await gate.getByLabel('Nhập lại mật khẩu').fill('ba con chim bay');
  await photograph(page, 'recover-light');
  await gate.getByRole('button', { name: 'Đặt mật khẩu và mở sổ' }).click();
  await page.getByRole('button', { name: /Trần Thu Hà/ }).waitFor();
  await settled(page);
  await visit(page, 'cai-dat?tab=users');
  await page.getByRole('button', { name: 'Bỏ bảo vệ…' }).click();
  await dialog().getByLabel('Mật khẩu hiện tại').fill('ba con chim bay');
  await dialog().getByRole('button', { name: 'Bỏ bảo vệ', exact: true }).click();
  await page.getByText('Sổ này chưa được bảo vệ').waitFor({ timeout: 60_000 });
  assert.deepEqual(office.takeFaults(), []);
});
