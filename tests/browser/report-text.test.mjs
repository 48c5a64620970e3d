// The words of a report as a Word file: of the open quarter a draft, of a closed one the file of its closing.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

/** The last step of a period. */
async function exporting(page, period) {
  await visit(page, 'ky-bao-cao');
  await page.getByRole('button', { name: period }).click();
  await page.getByRole('list', { name: 'Các bước' }).getByRole('button', { name: 'Xuất Excel' }).click();
  await settled(page);
}

async function downloaded(page, press) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('the words go out as a draft while the quarter is open, with a word of where they went', async () => {
  const page = await office.page();
  await exporting(page, 'Quý III năm 2026');
  const button = page.getByRole('button', { name: 'Xuất Word…' });
  await button.focus();
  const file = await downloaded(page, () => page.keyboard.press('Enter'));
  assert.equal(file.name, 'Bao-cao-2026-Q3-loi-van-nhap.docx');
  assert.equal(file.bytes.subarray(0, 2).toString(), 'PK');
  await page.getByRole('status').filter({ hasText: '.docx' }).waitFor();
  await photograph(page, 'report-text');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('a closed quarter gives out the same file from its button and from its list of versions', async () => {
  const page = await office.page({ scheme: 'dark', size: { width: 853, height: 900 } });
  await exporting(page, 'Quý II năm 2026');
  const now = await downloaded(page, () => page.getByRole('button', { name: 'Xuất Word…' }).click());
  assert.equal(now.name, 'Bao-cao-2026-Q2-loi-van.docx');
  const kept = page.getByRole('table').getByRole('button', { name: 'Lời văn' }).first();
  const again = await downloaded(page, () => kept.click());
  assert.equal(again.name, now.name);
  assert.ok(now.bytes.equals(again.bytes), 'the very bytes of the closing');
  await photograph(page, 'report-text-kept');
  await visit(page, 'nhat-ky');
  await page.getByText('Đã xuất lời văn báo cáo Quý II năm 2026 (tệp Word)').first().waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});
