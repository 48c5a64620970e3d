// The main job in the real window: open the sample office, bring in a list, close the open period,
// export the workbook for the province. The file dialogs are answered from a folder.
import assert from "node:assert/strict";
import {
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { KEY, Window, until } from "./driver.mjs";

const { LIENHIEP_DRIVER, LIENHIEP_WINDOW, LIENHIEP_SAMPLE, LIENHIEP_PICTURES } =
  process.env;

// Three people as an association sends them: title rows, a year-only birth, a tick of accents.
const LIST = [
  "HỘI MẪU,,,,",
  "DANH SÁCH HỘI VIÊN NĂM 2026,,,,",
  "TT,Họ và tên,Ngày sinh,Giới tính,Điện thoại",
  "1,Y Thử Niê Cửa Sổ,17/05/1962,Nam,0905000111",
  "2,Đặng Thị Kiểm Thử,1970,Nữ,0905000222",
  "3,Nguyễn Văn Cửa Sổ,02/11/1985,Nam,0905000333",
].join("\r\n");

let folder, window, sample;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "lienhiep-window-"));
  sample = join(folder, "so-mau.lienhiep");
  await copyFile(LIENHIEP_SAMPLE, sample);
  await mkdir(join(folder, "open"));
  await mkdir(join(folder, "save"));
  await mkdir(LIENHIEP_PICTURES, { recursive: true });
  await writeFile(join(folder, "open", "1-danh-sach.csv"), `\uFEFF${LIST}`);
  const home = (name) => join(folder, "home", name);
  window = await Window.open({
    driver: LIENHIEP_DRIVER,
    program: LIENHIEP_WINDOW,
    args: [sample],
    env: {
      LIENHIEP_TEST_FILES: folder,
      XDG_DATA_HOME: home("data"),
      XDG_CONFIG_HOME: home("config"),
      XDG_CACHE_HOME: home("cache"),
    },
  });
});

after(async () => {
  await window?.close();
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Runs a step and leaves a picture of its end, also when it failed. */
async function step(name, work) {
  try {
    await work();
  } finally {
    await window
      .photograph(join(LIENHIEP_PICTURES, `${name}.png`))
      .catch(() => undefined);
  }
}

test("the overview of the book named on the command line is painted", () =>
  step("1-overview", async () => {
    await window.painted("overview");
    assert.match(await window.text(), /người/);
  }));

test("a list is read, compared and written", () =>
  step("2-import", async () => {
    await window.press(KEY.control, "6");
    await window.shows("Danh sách hội viên của một tổ chức");
    await window.button("Chọn tệp");
    await window.shows("1-danh-sach.csv");
    const organization = '//input[@role="combobox"]';
    await window.type(organization, "hội");
    await window.press(KEY.down);
    await window.press(KEY.enter);
    await window.button("Đọc tệp");
    await window.button("Xem khác biệt");
    await window.shows("Sẽ ghi 3 hội viên mới");
    await window.photograph(join(LIENHIEP_PICTURES, "2-import-compare.png"));
    await window.button("Ghi vào sổ");
    await window.shows("Đã nhập danh sách của");
  }));

test("the people of the list are found at once, without accents", () =>
  step("3-people", async () => {
    await window.press(KEY.control, "3");
    await window.type('//main//input[@type="search"]', "dang thi kiem thu");
    await window.shows("Đặng Thị Kiểm Thử");
  }));

test("the open period is closed", () =>
  step("4-close", async () => {
    await window.press(KEY.control, "5");
    await window.click(
      '//main//*[@role="row"][contains(., "Đang mở")]//*[@role="gridcell"][2]',
    );
    await window.press(KEY.enter);
    // What the checks found is let pass with a reason.
    await window.click('//ol//button[contains(., "Rà soát")]');
    await window.button("Chấp nhận mọi điều còn lại");
    await window.type('//*[@role="dialog"]//textarea', "Đã gọi điện nhắc");
    await window.click(
      '//*[@role="dialog"]//button[starts-with(normalize-space(.), "Chấp nhận ")]',
    );
    await window.shows("Có thể chốt");
    await window.click('//ol//button[contains(., "Chốt số liệu")]');
    await window.button("Chốt số liệu");
    await window.click(
      '//*[@role="dialog" or @role="alertdialog"]//button[contains(., "Chốt số liệu")]',
    );
    await window.shows("bản chính thức");
  }));

test("the workbook is exported", () =>
  step("5-export", async () => {
    await window.press(KEY.control, "e");
    const written = await until("a workbook in the folder", async () => {
      const names = await readdir(join(folder, "save"));
      return names.find((name) => name.endsWith(".xlsx"));
    });
    const path = join(folder, "save", written);
    await until(
      "the workbook is whole",
      async () => (await stat(path)).size > 10_000,
    );
    assert.equal((await readFile(path)).subarray(0, 2).toString(), "PK");
  }));
