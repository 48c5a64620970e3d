// The program itself, looked at in a picture: history narrowed, an act taken back or told what stands on it, the
// diagnostic file, licences, help that is searched, a book that is gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
let start;
before(async () => {
  office = await Office.open();
  start = await Office.open({ book: null });
});
after(async () => {
  await office?.close();
  await start?.close();
});

const SMALL = { width: 853, height: 640 };

/** A command of the table, from within the page. */
function ask(page, name, request) {
  return page.evaluate(
    async ([name, request]) => {
      const answered = await fetch(`/call/${name}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${sessionStorage.getItem('lienhiep.token')}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(request),
      });
      const lines = (await answered.text()).trim().split('\n').map((line) => JSON.parse(line));
      const { answer, failure } = lines.at(-1);
      if (failure) throw new Error(failure.sentence);
      return answer;
    },
    [name, request],
  );
}

for (const scheme of ['light', 'dark']) {
  test(`the history is narrowed to a word and emptied again, ${scheme}`, async () => {
    const page = await office.page({ scheme, size: SMALL });
    await visit(page, 'nhat-ky');
    await photograph(page, `history-${scheme}`);
    await page.getByLabel('Tìm trong nội dung việc').fill('khong co viec nay');
    await page.getByRole('button', { name: 'Bỏ lọc' }).waitFor();
    await settled(page);
    await photograph(page, `history-none-${scheme}`);
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await settled(page);
    await page.locator('main .what').first().click();
    await page.getByRole('complementary').getByText('Loại việc').waitFor();
    await settled(page);
    await photograph(page, `history-panel-${scheme}`);
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  });

  test(`an earlier act is taken back from the history, or told what stands on it, ${scheme}`, async () => {
    const page = await office.page({ scheme, size: SMALL });
    const code = scheme === 'light' ? 'THU1' : 'THU2';
    const fields = { code, name: `Hội thử ${code}`, kind: 'member_association', status: 'active' };
    const made = await ask(page, 'create_organization', fields);
    const other = await ask(page, 'create_organization', { ...fields, code: `${code}B`, name: `Hội khác ${code}` });
    const branch = await ask(page, 'admit_member', {
      person: { is: 'new', fields: { full_name: `Trần Thử ${code}` } },
      membership: { organization_id: made.answer.id },
    });
    assert.ok(branch.entry_id);
    await visit(page, 'nhat-ky');
    // Nothing stands on the other one: it goes.
    await page.locator('li', { hasText: `Hội khác ${code}` }).getByRole('button', { name: 'Hoàn tác' }).click();
    await settled(page);
    await photograph(page, `history-undone-${scheme}`);
    assert.ok(other.entry_id);
    // A member was admitted since: what depends is told.
    await visit(page, `nhat-ky?id=${made.entry_id}`);
    await page.getByRole('complementary').getByRole('button', { name: 'Hoàn tác' }).click();
    await settled(page);
    await page.getByText(`Chưa hoàn tác được vì sau đó còn: “Đã kết nạp Trần Thử ${code}`).waitFor();
    await photograph(page, `history-depends-${scheme}`);
    await page.getByRole('button', { name: 'Xem việc sau' }).click();
    await page.getByRole('complementary').getByText(`Đã kết nạp Trần Thử ${code}`).first().waitFor();
    // Taken back in that order, both go; the undo itself is what is done again.
    await page.getByRole('complementary').getByRole('button', { name: 'Hoàn tác' }).click();
    await page.locator('li', { hasText: `Đã hoàn tác: kết nạp Trần Thử ${code}` }).waitFor();
    await visit(page, `nhat-ky?id=${made.entry_id}`);
    await page.getByRole('complementary').getByRole('button', { name: 'Hoàn tác' }).click();
    await page.locator('li', { hasText: `Đã hoàn tác: thêm “Hội thử ${code}”` }).getByRole('button', { name: 'Làm lại' }).waitFor();
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  });

  test(`the diagnostic file, licences and help, ${scheme}`, async () => {
    const page = await office.page({ scheme, size: SMALL });
    await visit(page, 'tro-giup');
    await photograph(page, `help-${scheme}`);
    await page.getByLabel('Tìm trong trợ giúp').first().fill('sao luu');
    await settled(page);
    await photograph(page, `help-search-${scheme}`);
    await page.getByLabel('Tìm trong trợ giúp').first().fill('');
    await page.getByRole('button', { name: 'Xuất tệp chẩn đoán…' }).click();
    await page.getByRole('dialog').getByText('Số dòng của các bảng').waitFor({ timeout: 60_000 });
    await photograph(page, `diagnostics-${scheme}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click();
    await page.getByRole('button', { name: /Giấy phép của/ }).click();
    await page.getByRole('dialog').getByText('serde').first().waitFor();
    await photograph(page, `licences-${scheme}`);
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  });

  test(`a recent book that is gone is told, ${scheme}`, async () => {
    const page = await start.page({ scheme, size: SMALL });
    // The server keeps no list of its own: what the window's core answers stands in for it.
    let paths = ['D:\\Hồ sơ Liên hiệp hội\\Sổ cũ.lienhiep', 'D:\\Hồ sơ Liên hiệp hội\\Sổ 2026.lienhiep'];
    await page.route('**/call/recent_books', (route) => {
      const answer = paths.map((path) => ({ path, is_missing: path.includes('cũ') }));
      return route.fulfill({ body: `${JSON.stringify({ answer })}\n` });
    });
    await page.route('**/call/forget_recent_book', (route) => {
      paths = paths.filter((path) => path !== route.request().postDataJSON().path);
      return route.fulfill({ body: '{"answer":{}}\n' });
    });
    await page.reload();
    await page.getByText('Không còn tệp ở đây').first().waitFor();
    await photograph(page, `start-missing-${scheme}`);
    await page.getByRole('button', { name: 'Bỏ khỏi danh sách' }).click();
    await page.getByText('Sổ cũ.lienhiep').first().waitFor({ state: 'detached' });
    assert.deepEqual(start.takeFaults(), []);
    await page.context().close();
  });
}
