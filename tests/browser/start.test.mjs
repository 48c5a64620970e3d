// Without a book: a new one is put where it stays, and the same one is opened again.
import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Office, photograph, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open({ book: null })));
after(() => office?.close());

/** Answers the next question for a path; gives the question with the path that it proposed. */
function answering(page, path) {
  return new Promise((resolve) =>
    page.once('dialog', async (asked) => {
      resolve([asked.message(), asked.defaultValue()]);
      await asked.accept(path ?? asked.defaultValue());
    }),
  );
}

test('a new book stays when the program ends', async () => {
  const page = await office.page();
  await photograph(page, 'start');
  const question = answering(page);
  await page.getByRole('button', { name: 'Tạo sổ mới' }).click();
  const file = join(office.home, 'So-lien-hiep.lienhiep');
  assert.deepEqual(await question, ['Đường dẫn đầy đủ của tệp sổ (.lienhiep) trên máy này:', file]);
  await page.getByText('Sổ này chưa có gì').first().waitFor();
  // None is put where files are only handed over.
  const temporary = await page.evaluate(async () => {
    const headers = { Authorization: `Bearer ${sessionStorage.getItem('lienhiep.token')}` };
    return (await (await fetch('/exchange', { headers })).json()).folder;
  });
  await visit(page, 'cai-dat?tab=backup');
  const asked = answering(page, join(temporary, 'so.lienhiep'));
  await page.getByRole('button', { name: 'Tạo sổ mới…' }).click();
  await asked;
  await page.getByText('Thư mục tạm này bị xóa khi chương trình dừng').first().waitFor();
  await photograph(page, 'book-would-be-lost');
  assert.deepEqual(office.takeFaults(), []);
  await office.stop();
  await access(file);
});
