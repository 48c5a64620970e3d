// The window is asked to close, as by its title bar, while something typed is not saved.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { KEY, Window, until } from './driver.mjs';

const { LIENHIEP_DRIVER, LIENHIEP_WINDOW, LIENHIEP_SAMPLE, LIENHIEP_PICTURES } = process.env;

let folder, window;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienhiep-window-'));
  const file = join(folder, 'so-mau.lienhiep');
  await copyFile(LIENHIEP_SAMPLE, file);
  await mkdir(LIENHIEP_PICTURES, { recursive: true });
  const home = (name) => join(folder, 'home', name);
  window = await Window.open({
    driver: LIENHIEP_DRIVER,
    program: LIENHIEP_WINDOW,
    args: [file],
    env: { XDG_DATA_HOME: home('data'), XDG_CONFIG_HOME: home('config'), XDG_CACHE_HOME: home('cache') },
  });
});

after(async () => {
  await window?.close();
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** WebDriver closes a window without asking it, so the screen's own message is sent. */
const askToClose = () => execFileSync('python3', [fileURLToPath(new URL('ask_to_close.py', import.meta.url))]);

test('what was typed is asked about before the window closes', async () => {
  await window.painted('overview');
  await window.press(KEY.control, '2');
  await window.button('Thêm tổ chức');
  const name = '//*[@role="dialog"]//input';
  await window.type(name, 'Hội Chưa lưu');
  askToClose();
  await window.shows('Bỏ những gì vừa nhập?');
  await window.photograph(join(LIENHIEP_PICTURES, '6-closing.png'));
  await window.button('Tiếp tục nhập');
  const typed = () => window.run('return document.querySelector(`[role="dialog"] input`)?.value');
  assert.equal(await typed(), 'Hội Chưa lưu', 'the window and what was typed stay');
  askToClose();
  await window.shows('Bỏ những gì vừa nhập?');
  // The answer may not come back any more: the window goes with the click.
  const drop = 'return [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === "Bỏ").click()';
  await window.run(drop).catch(() => undefined);
  await until('the window is gone', () => window.text().then(() => false, (error) => /session/.test(error.message)));
});
