// Copies, what a copy holds before it is restored, and a book that does not open any more.
import assert from "node:assert/strict";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Office, photograph, visit } from "./office.mjs";

const { LIENHIEP_SAMPLE } = process.env;
let sample;
let start;
before(async () => {
  sample = await Office.open();
  start = await Office.open({ book: null });
});
after(async () => {
  await sample?.close();
  await start?.close();
});

for (const scheme of ["light", "dark"])
  test(`what a copy holds is said before it is restored, ${scheme}`, async () => {
    const page = await sample.page({
      scheme,
      size: { width: 853, height: 640 },
    });
    await visit(page, "cai-dat?tab=backup");
    await page.getByRole("button", { name: "Sao lưu ngay" }).click();
    await page.getByText("Đã sao lưu thành").first().waitFor();
    await page
      .getByLabel("Nơi lưu thứ hai (ổ khác hoặc USB)")
      .fill(`/khong-co-o-nay-${scheme}`);
    await page.keyboard.press("Control+s");
    await page
      .getByText(`Không thấy /khong-co-o-nay-${scheme}`)
      .first()
      .waitFor();
    await page.getByRole("link", { name: "Thiếu nơi lưu thứ hai" }).waitFor();
    await photograph(page, `backup-tab-${scheme}`);
    await page.getByRole("button", { name: "Phục hồi…" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Trong sổ hiện nay", { exact: true }).waitFor();
    await dialog.getByText("việc có trong sổ hiện nay sẽ không còn").waitFor();
    await dialog.getByText("Đã lưu cài đặt").first().waitFor();
    await photograph(page, `restore-preview-${scheme}`);
    await dialog.getByRole("button", { name: "Thôi" }).click();
    assert.deepEqual(sample.takeFaults(), []);
  });

for (const scheme of ["light", "dark"])
  test(`a damaged book: its last copy is offered, and what can be read of it is saved, ${scheme}`, async () => {
    const file = join(start.home, `hong-${scheme}.lienhiep`);
    const bytes = await readFile(LIENHIEP_SAMPLE);
    bytes.fill(0xa5, 100, 8192);
    await writeFile(file, bytes);
    await mkdir(join(start.home, "sao-luu"), { recursive: true });
    await cp(
      LIENHIEP_SAMPLE,
      join(start.home, "sao-luu", `hong-${scheme}-20260701-081500.lienhiep`),
    );

    const page = await start.page({
      scheme,
      size: { width: 853, height: 640 },
    });
    page.once("dialog", (asked) => asked.accept(file));
    await page.getByRole("button", { name: "Mở sổ" }).first().click();
    const panel = page.getByRole("region", { name: "Tệp sổ bị hỏng" });
    await panel.getByText("Bản sao lưu gần nhất: 01/07/2026").waitFor();
    await photograph(page, `damage-${scheme}`);
    await panel.getByRole("button", { name: "Phục hồi bản này…" }).click();
    await page.getByRole("dialog").getByText("không so sánh được").waitFor();
    await photograph(page, `damage-restore-${scheme}`);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: "Thôi" })
      .click();
    await panel.getByRole("button", { name: "Cứu các dòng đọc được" }).click();
    await panel.getByText(/Đã cứu [\d.]+ dòng/).waitFor({ timeout: 90_000 });
    await photograph(page, `damage-saved-${scheme}`);
    assert.ok(
      bytes.equals(await readFile(file)),
      "the damaged file was changed",
    );
    await panel.getByRole("button", { name: "Mở sổ cứu được" }).click();
    await page
      .getByText("DỮ LIỆU MẪU")
      .or(page.getByText("dữ liệu mẫu"))
      .first()
      .waitFor();
    assert.deepEqual(start.takeFaults(), []);
    await page.context().close();
    await start.close();
    start = await Office.open({ book: null });
  });

for (const scheme of ["light", "dark"])
  test(`what was lost and kept is told, and a copy that cannot be looked at bars nothing, ${scheme}`, async () => {
    const file = join(start.home, `mat-${scheme}.lienhiep`);
    const bytes = await readFile(LIENHIEP_SAMPLE);
    const page8 = 8192;
    // A stretch in the middle of the file, and the head, so that it does not open.
    bytes.fill(0xa5, 100, page8);
    bytes.fill(0xa5, 10 * page8, 60 * page8);
    await writeFile(file, bytes);
    await mkdir(join(start.home, "sao-luu"), { recursive: true });
    await writeFile(
      join(start.home, "sao-luu", `mat-${scheme}-20260701-081500.lienhiep`),
      bytes,
    );
    const page = await start.page({
      scheme,
      size: { width: 853, height: 640 },
    });
    page.once("dialog", (asked) => asked.accept(file));
    await page.getByRole("button", { name: "Mở sổ" }).first().click();
    const panel = page.getByRole("region", { name: "Tệp sổ bị hỏng" });
    await panel.getByRole("button", { name: "Phục hồi bản này…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Không xem trước được").waitFor();
    await photograph(page, `restore-unseen-${scheme}`);
    const restore = dialog.getByRole("button", {
      name: "Phục hồi",
      exact: true,
    });
    assert.ok(await restore.isEnabled());
    await restore.click();
    await panel.getByText("bị hỏng nên không dùng được").waitFor();
    await panel.getByRole("button", { name: "Cứu các dòng đọc được" }).click();
    await panel.getByText("Cần biết thêm").waitFor({ timeout: 90_000 });
    await panel.getByText("Cần biết thêm").scrollIntoViewIfNeeded();
    await photograph(page, `damage-notes-${scheme}`);
    // The refusals were meant.
    start.takeFaults();
    await page.context().close();
    await start.close();
    start = await Office.open({ book: null });
  });
