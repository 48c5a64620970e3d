// Files kept inside the book: with a result, in the panel of a task, dropped on it; saved out, described, taken away.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

const dialog = (page) => page.getByRole('dialog').last();
const panel = (page) => page.locator('aside');
const PDF = Buffer.from('%PDF-1.4\nBiên bản nghiệm thu\n%%EOF\n');

/** Answers the file dialog that `ask` opens. */
async function give(page, ask, name, buffer) {
  const chosen = page.waitForEvent('filechooser');
  await ask();
  await (await chosen).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** Lets a file go over an element, as a hand does. */
async function drop(page, target, name, text) {
  const { x, y, width, height } = await target.boundingBox();
  await page.evaluate(
    ([name, text, clientX, clientY]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      const at = { clientX, clientY, bubbles: true, cancelable: true, dataTransfer };
      const element = document.elementFromPoint(clientX, clientY);
      element.dispatchEvent(new DragEvent('dragover', at));
      return new Promise((done) =>
        requestAnimationFrame(() => {
          window.droppedOver = document.querySelector('.drop[role="status"]')?.textContent.trim();
          element.dispatchEvent(new DragEvent('drop', at));
          done();
        }),
      );
    },
    [name, text, x + width / 2, y + height / 2],
  );
  return page.evaluate(() => window.droppedOver);
}

for (const [scheme, size] of [
  ['light', { width: 1280, height: 720 }],
  ['dark', { width: 853, height: 480 }],
]) {
  test(`a result takes its files along, and they come out as they went in (${scheme})`, async () => {
    const page = await office.page({ scheme, size });
    await visit(page, 'ke-hoach?list=tasks&plan=all&view=groups&cell=open_late');
    await page.locator('[role="grid"] .opens').first().click();
    await panel(page).getByRole('button', { name: 'Ghi kết quả' }).first().click();
    await dialog(page).getByLabel('Kết quả', { exact: false }).first().waitFor();
    const proof = dialog(page).getByRole('group', { name: 'Tệp chứng minh' });
    const add = proof.getByRole('button', { name: 'Đính kèm tệp…' });
    await give(page, () => add.click(), `Biên bản nghiệm thu ${scheme}.pdf`, PDF);
    await proof.getByText(`Biên bản nghiệm thu ${scheme}.pdf`).waitFor();
    await proof.scrollIntoViewIfNeeded();
    await photograph(page, `attach-result-${scheme}`);
    await page.keyboard.press('Control+S');
    await dialog(page).waitFor({ state: 'detached' });
    await settled(page);

    await panel(page).getByRole('tab', { name: /^Minh chứng/ }).click();
    const section = panel(page).getByRole('region', { name: 'Tệp kèm' });
    await section.locator('li').filter({ hasText: /Báo cáo ngày/ }).first().waitFor();
    // Dropped on the section it goes there, not to the import.
    const head = section.getByRole('heading', { name: 'Tệp kèm' });
    await head.scrollIntoViewIfNeeded();
    const over = await drop(page, head, `ảnh hội nghị ${scheme}.txt`, `ảnh ${scheme}`);
    assert.equal(over, 'Thả tệp vào đây để đính kèm');
    await section.getByText(`ảnh hội nghị ${scheme}.txt`).waitFor();
    await settled(page);
    await section.scrollIntoViewIfNeeded();
    await photograph(page, `attachments-${scheme}`);
    assert.match(page.url(), /ke-hoach/);

    const saving = page.waitForEvent('download');
    await section.getByRole('button', { name: `Lưu Biên bản nghiệm thu ${scheme}.pdf ra ngoài sổ` }).click();
    const saved = await saving;
    assert.equal(saved.suggestedFilename(), `Biên bản nghiệm thu ${scheme}.pdf`);
    assert.deepEqual(await readFile(await saved.path()), PDF);

    await section.getByRole('button', { name: `Sửa tên, ghi chú của ảnh hội nghị ${scheme}.txt` }).click();
    await dialog(page).getByLabel('Tên tệp').fill('ảnh.exe');
    await page.keyboard.press('Control+S');
    await dialog(page).getByText('“ảnh.exe” là tên của một loại tệp khác. Hãy đặt tên kết thúc bằng .txt.').waitFor();
    await dialog(page).getByLabel('Tên tệp').fill(`Ảnh toàn cảnh ${scheme}`);
    await dialog(page).getByLabel('Ghi chú').fill(`Phiên sáng ${scheme}`);
    await photograph(page, `attachment-dialog-${scheme}`);
    await page.keyboard.press('Control+S');
    await dialog(page).waitFor({ state: 'detached' });
    await section.getByText(`Phiên sáng ${scheme}`).waitFor();

    // A program is refused in words, nothing comes in; what is taken away comes back.
    await give(page, () => section.getByRole('button', { name: 'Đính kèm tệp…' }).click(), 'cài.exe', Buffer.from('MZ'));
    await page.getByText('“cài.exe” là chương trình hoặc lối tắt').waitFor();
    await section.getByRole('button', { name: `Bỏ Ảnh toàn cảnh ${scheme}.txt` }).click();
    await section.getByText(`Phiên sáng ${scheme}`).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Z');
    await section.getByText(`Phiên sáng ${scheme}`).waitFor();

    await panel(page).getByRole('tab', { name: 'Quá trình' }).click();
    await panel(page).getByText(`Đính kèm tệp “Biên bản nghiệm thu ${scheme}.pdf”`).first().waitFor();
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  });
}

test('an obstacle, a plan and the settings show theirs', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?view=obstacles&plan=1');
  await page.locator('[role="grid"] .opens').first().click();
  const section = panel(page).getByRole('region', { name: 'Tệp kèm' });
  await give(page, () => section.getByRole('button', { name: 'Đính kèm tệp…' }).click(), 'công văn.docx', Buffer.from('x'));
  await section.getByText('công văn.docx').waitFor();
  await photograph(page, 'attachments-obstacle');

  await visit(page, 'ke-hoach?view=groups&plan=1');
  await page.getByRole('button', { name: 'Tệp kèm', exact: true }).click();
  const files = dialog(page).getByRole('region', { name: 'Tệp kèm' });
  await give(page, () => files.getByRole('button', { name: 'Đính kèm tệp…' }).click(), 'kế hoạch 5395.pdf', Buffer.from('%PDF-1.4 5395'));
  await files.getByText('kế hoạch 5395.pdf').waitFor();
  await photograph(page, 'attachments-plan');
  await files.getByRole('button', { name: 'Bỏ kế hoạch 5395.pdf' }).click();
  await files.getByText('kế hoạch 5395.pdf').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');

  await visit(page, 'cai-dat?tab=backup');
  await page.getByText(/1 tệp đã bỏ còn chiếm/).waitFor();
  await page.getByRole('button', { name: 'Dọn tệp đã bỏ…' }).click();
  await photograph(page, 'attachments-purge');
  await dialog(page).getByRole('button', { name: 'Dọn', exact: true }).click();
  await page.getByText(/còn chiếm/).waitFor({ state: 'detached' });
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

for (const scheme of ['light', 'dark']) {
  test(`a task is not carried out, and taken up again (${scheme})`, async () => {
    const page = await office.page({ scheme });
    await visit(page, 'ke-hoach?list=tasks&plan=all&view=groups&cell=open_late');
    await page.locator('[role="grid"] .opens').last().click();
    await panel(page).getByRole('button', { name: 'Các việc khác với nhiệm vụ này' }).click();
    await page.getByRole('button', { name: 'Không thực hiện…', exact: true }).click();
    await dialog(page).getByLabel('Lý do').waitFor();
    await page.keyboard.press('Control+S');
    await dialog(page).getByText('Chưa có lý do không thực hiện. Hãy nhập lý do.').waitFor();
    await dialog(page).getByLabel('Lý do').fill('UBND tỉnh thôi giao');
    await dialog(page).getByLabel('Văn bản (số, ký hiệu)').fill('9/QĐ-UBND');
    await photograph(page, `abandon-${scheme}`);
    await page.keyboard.press('Control+S');
    await dialog(page).waitFor({ state: 'detached' });
    await panel(page).getByRole('tab', { name: 'Quá trình' }).click();
    await panel(page).locator('li').filter({ hasText: 'Không thực hiện' }).first().waitFor();
    await settled(page);
    await photograph(page, `abandoned-${scheme}`);
    await page.keyboard.press('Control+Z');
    await settled(page);
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  });
}
