// A book is protected, locked and opened again in the real window: the file, its key file and the sign-in as an office
// meets them.
import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { KEY, Window, until } from './driver.mjs';

const { LIENHIEP_DRIVER, LIENHIEP_WINDOW, LIENHIEP_SAMPLE, LIENHIEP_PICTURES } = process.env;
const PASSWORD = 'con mèo ăn xoài';

let folder, window, book;

const start = () => {
  const home = (name) => join(folder, 'home', name);
  return Window.open({
    driver: LIENHIEP_DRIVER,
    program: LIENHIEP_WINDOW,
    args: [book],
    env: { XDG_DATA_HOME: home('data'), XDG_CONFIG_HOME: home('config'), XDG_CACHE_HOME: home('cache') },
  });
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienhiep-window-'));
  await mkdir(join(folder, 'sổ'));
  book = join(folder, 'sổ', 'sổ mẫu.lienhiep');
  await copyFile(LIENHIEP_SAMPLE, book);
  await mkdir(LIENHIEP_PICTURES, { recursive: true });
  window = await start();
});

after(async () => {
  await window?.close();
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** The field of this label, within the dialog or the sign-in that is on top. */
const field = (label) => {
  const top = '//*[@role="dialog" or contains(concat(" ", @class, " "), " gate ")]';
  return `(//input[@id = ${top}//label[starts-with(normalize-space(.), "${label}")]/@for])[last()]`;
};
const scheme = (name) => window.run('document.documentElement.dataset.theme = arguments[0]', name);
const photograph = (name) => window.photograph(join(LIENHIEP_PICTURES, `${name}.png`));

async function signIn(password) {
  await window.type(field('Mật khẩu'), password);
  await window.press(KEY.enter);
}

test('the book is protected, and its file holds no name', async () => {
  await window.painted('overview');
  await window.goto('#/cai-dat?tab=users');
  await window.button('Bảo vệ sổ bằng mật khẩu');
  await window.type(field('Họ và tên'), 'Trần Thu Hà');
  await window.type(field('Tên đăng nhập'), 'thuha');
  await window.type(field('Mật khẩu'), PASSWORD);
  await window.type(field('Nhập lại mật khẩu'), PASSWORD);
  await window.button('Mã hóa sổ');
  await window.shows('Đã cất mã ở nơi an toàn');
  await photograph('7-recovery-code');
  await window.click('//label[contains(., "Đã cất mã ở nơi an toàn")]');
  await window.button('Xong');
  await window.shows('Sổ này đã được mã hóa');
  // The copy made before is told of, in the status bar.
  await until('the copy is told of', async () => /Sao lưu \d\d:\d\d/.test(await window.text()));
  await scheme('dark');
  await photograph('7-users-dark');
  const beside = await readdir(join(folder, 'sổ'));
  assert.ok(beside.some((name) => name.endsWith('.khoa')), `${beside}`);
  const bytes = await readFile(book);
  assert.notEqual(bytes.subarray(0, 15).toString(), 'SQLite format 3');
  assert.equal(bytes.indexOf('Niê'), -1);
});

test('it is locked over what is on the screen, and unlocked', async () => {
  await window.press(KEY.control, 'l');
  await window.shows('Sổ đang khóa');
  await photograph('8-locked-dark');
  await scheme('light');
  await signIn('không phải mật khẩu này');
  await window.shows('Tên đăng nhập hoặc mật khẩu không đúng');
  await photograph('8-locked-light');
  await signIn(PASSWORD);
  await window.shows('Sổ này đã được mã hóa');
});

test('the program started anew asks who opens the book', async () => {
  await window.close();
  window = await start();
  await window.shows('Mật khẩu');
  await photograph('9-sign-in');
  await window.type(field('Tên đăng nhập'), 'thuha');
  await signIn(PASSWORD);
  await window.painted('overview');
  await until('the account stands in the window', async () => (await window.text()).includes('Trần Thu Hà'));
});
