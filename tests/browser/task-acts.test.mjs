// Acts on a task from its panel: giao lại, tạm dừng, tiếp tục, ý kiến chỉ đạo, and its story in words.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

const dialog = (page) => page.getByRole('dialog').last();
const panel = (page) => page.locator('aside');

async function openLateTask(page) {
  await visit(page, 'ke-hoach?list=tasks&plan=all&view=groups&cell=open_late');
  await page.locator('[role="grid"] .opens').first().click();
  await panel(page).getByRole('button', { name: 'Các việc khác với nhiệm vụ này' }).waitFor();
}

/** Chooses an act from the menu, by the keyboard. */
async function choose(page, verb) {
  await panel(page).getByRole('button', { name: 'Các việc khác với nhiệm vụ này' }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('button', { name: `${verb}…`, exact: true }).last();
  await item.focus();
  await photograph(page, `acts-menu-${verb.length}`);
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('heading').first().waitFor();
}

for (const [scheme, size] of [
  ['light', { width: 1280, height: 720 }],
  ['dark', { width: 853, height: 480 }],
]) {
  test(`a task is directed, given away, suspended and taken up again (${scheme})`, async () => {
    const page = await office.page({ scheme, size });
    await openLateTask(page);

    await choose(page, 'Ghi ý kiến chỉ đạo');
    await page.keyboard.press('Control+S');
    await dialog(page).getByText('Chưa có nội dung chỉ đạo').waitFor();
    await dialog(page).getByLabel('Nội dung chỉ đạo').fill('Hoàn thành trong tháng này');
    await dialog(page).getByLabel('Người chỉ đạo').fill('Phó Chủ tịch UBND tỉnh');
    await dialog(page).getByLabel('Văn bản (số, ký hiệu)').fill('55/TB-UBND');
    await photograph(page, `directive-${scheme}`);
    await page.keyboard.press('Control+S');
    await dialog(page).waitFor({ state: 'detached' });

    await choose(page, 'Giao lại');
    const lead = dialog(page).getByRole('combobox').first();
    await lead.fill('y te');
    await page.getByRole('option', { name: /Y tế/ }).first().click();
    await dialog(page).getByLabel('Lý do').fill('Sắp xếp tổ chức bộ máy');
    await photograph(page, `reassign-${scheme}`);
    await page.keyboard.press('Control+S');
    await dialog(page).waitFor({ state: 'detached' });

    await choose(page, 'Tạm dừng');
    await page.keyboard.press('Control+S');
    await dialog(page).getByText('Chưa có lý do tạm dừng. Hãy nhập lý do.').waitFor();
    await dialog(page).getByLabel('Lý do').fill('Chờ kinh phí');
    await page.keyboard.press('Control+S');
    await dialog(page).waitFor({ state: 'detached' });
    await panel(page).getByText('Tạm dừng').first().waitFor();

    await choose(page, 'Tiếp tục thực hiện');
    await dialog(page).getByLabel('Lý do').fill('Đã có kinh phí');
    await page.keyboard.press('Control+S');
    await dialog(page).waitFor({ state: 'detached' });

    await panel(page).getByRole('tab', { name: 'Quá trình' }).click();
    await settled(page);
    await panel(page).getByText('Ý kiến chỉ đạo của Phó Chủ tịch UBND tỉnh').first().waitFor();
    await panel(page).getByText('Văn bản: 55/TB-UBND').first().waitFor();
    await panel(page).getByText(/^Giao lại: từ .* sang Sở Y tế/).first().waitFor();
    await photograph(page, `course-${scheme}`);
    // The rest and its end are taken out again from the story, the latest first.
    for (const act of ['Tiếp tục thực hiện', 'Tạm dừng', 'Giao lại', 'Ý kiến chỉ đạo']) {
      const line = panel(page).locator('li').filter({ hasText: act }).first();
      const text = await line.innerText();
      await line.getByRole('button', { name: /^Bỏ việc này/ }).click();
      await page.waitForFunction(
        (gone) => ![...document.querySelectorAll('aside li')].some((one) => one.innerText === gone),
        text,
      );
    }
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  });
}
