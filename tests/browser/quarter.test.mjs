// The quarter from urging to the replacement version: letters and their register, a finding that is let pass, closing,
// opening again, what was adjusted since, the replacement, two versions beside each other.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

test('an agency is urged, answers, and the checklist says when', async () => {
  const page = await office.page({ size: { width: 853, height: 720 } });
  await visit(page, 'ke-hoach?view=reminders&plan=all');
  await photograph(page, 'quarter-register-empty');
  await page.getByRole('button', { name: 'Lập văn bản đôn đốc…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await settled(page);
  await photograph(page, 'quarter-urge');
  const verb = dialog.getByRole('button', { name: /^Chọn thư mục và lập/ });
  const letters = Number(/lập (\d+) văn bản/.exec(await verb.innerText())[1]);
  assert.ok(letters > 1);
  await dialog.getByLabel('Hẹn trả lời trước ngày').fill('04/12/2026');
  await page.keyboard.press('Tab');
  const files = [];
  page.on('download', (file) => files.push(file.suggestedFilename()));
  await page.keyboard.press('Control+S');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
  await page.waitForTimeout(300);
  assert.equal(files.length, letters);
  assert.ok(
    files.every((name) => name.endsWith('.docx')),
    files.join(),
  );
  const rows = page.locator('[role="grid"] .row .cell.opens, [role="grid"] [role="gridcell"]:first-child');
  await page.locator('main .count').getByText(`${letters} dòng`).waitFor();
  await rows.first().dblclick();
  const panel = page.locator('aside');
  await panel.getByRole('button', { name: 'Ghi nhận trả lời…' }).click();
  const answer = page.getByRole('dialog').last();
  await answer.getByLabel('Văn bản trả lời').fill('123/SKHCN-VP ngày 24/11/2026');
  await answer.getByLabel('Nội dung trả lời').fill('Sẽ hoàn thành trước 31/12/2026');
  await page.keyboard.press('Control+S');
  await panel.getByText('Đã trả lời').first().waitFor();
  await settled(page);
  await photograph(page, 'quarter-answered');
  await visit(page, 'ke-hoach?view=checklist&plan=all');
  const last = page.locator('main tbody th a').filter({ hasText: 'đôn đốc gần nhất' });
  assert.ok((await last.count()) >= letters - 1, `${await last.count()} agencies were urged`);
  await last.first().click();
  await settled(page);
  assert.match(await page.locator('main .count').innerText(), /^1 dòng/);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('findings are let pass, the quarter is closed, opened again and replaced, and both versions compared', async () => {
  const page = await office.page();
  await visit(page, 'ky-bao-cao');
  await page.getByRole('button', { name: 'Quý III năm 2026' }).click();
  const steps = page.getByRole('list', { name: 'Các bước' });
  const step = async (name) => {
    await steps.getByRole('button', { name }).click();
    await settled(page);
  };
  await step('Rà soát');
  await page.getByRole('button', { name: 'Chấp nhận mọi điều còn lại…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Control+S');
  await dialog.getByText('Hãy').first().waitFor();
  await dialog.getByLabel('Lý do chấp nhận').fill('Các hội hẹn gửi bổ sung ngày 25/12/2026');
  await photograph(page, 'quarter-waive');
  await page.keyboard.press('Control+S');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: /^Có thể chốt/ }).waitFor();
  await photograph(page, 'quarter-waived');
  const close = async (verb) => {
    await step('Chốt số liệu');
    await page.locator('main').getByRole('button', { name: 'Chốt số liệu…' }).click();
    const question = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await question.getByRole('button', { name: verb, exact: true }).click();
    await page
      .getByText('Các bản đã chốt')
      .or(page.getByRole('button', { name: 'So sánh…' }))
      .first()
      .waitFor();
    await settled(page);
  };
  await close('Chốt số liệu');
  await step('Chốt số liệu');
  await page.locator('main').getByRole('button', { name: 'Mở lại kỳ…' }).click();
  const question = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await question.getByLabel('Lý do mở lại').fill('Bổ sung kết quả của Hội Dược học');
  await question.getByRole('button', { name: 'Mở lại kỳ', exact: true }).click();
  await question.waitFor({ state: 'detached' });
  await settled(page);
  // One more that has sent, and what was adjusted since the closing is told with its act.
  const [id] = /\d+/.exec(/id=(\d+)/.exec(page.url())[0]);
  await visit(page, `ky-bao-cao?id=${id}&step=collect&view=submissions&list=submissions&state=missing`);
  await page.locator('[role="grid"]').focus();
  await page.keyboard.press('Control+Home');
  await page.getByRole('button', { name: 'Đã nộp đủ' }).click();
  await settled(page);
  await step('Xuất Excel');
  const adjustments = page.getByText('Điều chỉnh sau chốt').first();
  await adjustments.scrollIntoViewIfNeeded();
  await photograph(page, 'quarter-adjustments');
  await page.getByRole('cell', { name: 'Phụ lục VI' }).or(page.getByText('PL VI')).first().waitFor();
  await close('Chốt số liệu');
  await step('Xuất Excel');
  await page.getByText('Bổ sung kết quả của Hội Dược học').first().waitFor();
  await page.getByRole('button', { name: 'So sánh…' }).click();
  await settled(page);
  await photograph(page, 'quarter-compare');
  await page.getByRole('tab', { name: /Nộp báo cáo/ }).click();
  await settled(page);
  await page.locator('main tbody tr').first().waitFor();
  await visit(page, 'ky-bao-cao');
  await page.getByText('Bản thay thế lần 1: Bổ sung kết quả của Hội Dược học').waitFor();
  await photograph(page, 'quarter-periods');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('the help of a screen says what to do first in each of its views', async () => {
  const page = await office.page({
    scheme: 'dark',
    size: { width: 853, height: 720 },
  });
  await visit(page, 'ke-hoach');
  await page.keyboard.press('F1');
  await page.getByRole('heading', { name: 'Từng phần của màn hình này' }).waitFor();
  await photograph(page, 'quarter-help');
  await page.getByRole('link', { name: 'Ma trận kỳ' }).click();
  await settled(page);
  assert.match(page.url(), /view=matrix/);
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('an obstacle goes from raising to its effect, with the papers in the list', async () => {
  const page = await office.page();
  await visit(page, 'ke-hoach?view=obstacles&plan=all');
  await page.getByRole('button', { name: 'Thêm vướng mắc' }).first().click();
  const dialog = page.getByRole('dialog').last();
  await dialog
    .getByLabel('Khó khăn, vướng mắc')
    .first()
    .fill('Chưa có kinh phí mở lớp bồi dưỡng cho cán bộ đầu mối');
  await dialog.getByLabel('Kiến nghị').first().fill('Bố trí kinh phí năm 2027');
  await dialog.getByLabel('Kiến nghị với').fill('UBND tỉnh');
  await page.keyboard.press('Control+S');
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
  await page.locator('[role="grid"]').getByText('Chưa có kinh phí mở lớp bồi dưỡng').first().click();
  const panel = page.locator('aside');
  await panel.getByText('Chưa có kinh phí mở lớp bồi dưỡng').waitFor();
  const record = async (verb, fields) => {
    await panel.getByRole('button', { name: verb }).click();
    const form = page.getByRole('dialog').last();
    for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).first().fill(text);
    await page.keyboard.press('Control+S');
    await form.waitFor({ state: 'detached' });
    await settled(page);
  };
  await record('Ghi gửi kiến nghị…', { 'Văn bản gửi': '45/CV-LHH' });
  await record('Ghi trả lời…', { 'Nội dung trả lời': 'Đồng ý bố trí', 'Văn bản trả lời': '912/UBND-KGVX' });
  await record('Kết thúc…', { 'Kết quả sau trả lời': 'Đã mở lớp' });
  await photograph(page, 'quarter-obstacle');
  await page.keyboard.press('Escape');
  const grid = page.locator('[role="grid"]');
  await grid.getByText('45/CV-LHH').first().waitFor();
  await grid.getByText('912/UBND-KGVX').first().waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
