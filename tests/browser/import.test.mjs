// A list beside the book: what would be written is told before, for the choices made.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

const HEAD = 'Họ và tên;Ngày sinh;Đơn vị công tác;Điện thoại';

/** Chooses a list of one association and reads it. */
async function open(page, organization, buffer) {
  await visit(page, 'nhap-excel');
  const field = page.getByRole('combobox', { name: 'Tổ chức gửi danh sách' });
  await field.fill(organization);
  await page.getByRole('option', { name: new RegExp(`^${organization}`) }).click();
  const chosen = page.waitForEvent('filechooser');
  await page.locator('main').getByRole('button', { name: /^Chọn tệp/ }).click();
  await (await chosen).setFiles({ name: 'danh-sach.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
}

/** Reads a list of one association up to the differences. */
async function compare(page, organization, lines) {
  await open(page, organization, Buffer.from([HEAD, ...lines].join('\n')));
  await page.getByRole('button', { name: 'Xem khác biệt' }).click();
  await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).waitFor();
  await settled(page);
}

test('the people whom the book knows and the records that change are counted before they are written', async () => {
  const page = await office.page();
  const footer = page.locator('main footer b');
  await compare(page, 'Hội Làm vườn', ['Đinh Công Thử;17/05/1962;UBND xã;', 'Vi Thị Thử;01/02/1970;Sở Y tế;']);
  await page.getByText('Sẽ ghi 2 hội viên mới').waitFor();
  assert.match(await footer.innerText(), /^Sẽ ghi 2 hội viên mới$/);
  await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByText('Đã nhập danh sách của').first().waitFor();
  await page.getByRole('button', { name: 'Nhập danh sách khác' }).click();
  await compare(page, 'Hội Nữ trí thức', [
    'Đinh Công Thử;17/05/1962;Sở Xây dựng;',
    'Vi Thị Thử;01/02/1970;Sở Y tế;',
    'Hồ Minh Thử;08/09/1990;Sở Xây dựng;0905555666',
  ]);
  const whole = 'Sẽ ghi 3 hội viên mới, trong đó 2 người đã có trong sổ · 1 hồ sơ được sửa';
  await footer.getByText(whole, { exact: true }).waitFor();
  await photograph(page, 'import-compare');
  await page.getByText('Giữ nguyên cột…').click();
  const choices = page.getByRole('checkbox', { name: /dòng\)$/ });
  assert.equal(await choices.count(), 1, 'only what changes can be kept');
  await page.getByLabel('Đơn vị công tác (1 dòng)').click();
  await footer.getByText('Sẽ ghi 3 hội viên mới, trong đó 2 người đã có trong sổ', { exact: true }).waitFor();
  await photograph(page, 'import-keep');
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Ghi', exact: true }).first().click();
  await footer
    .getByText('Sẽ ghi 2 hội viên mới, trong đó 1 người đã có trong sổ; không ghi 1 dòng', { exact: true })
    .waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('a row in doubt is who the reader says', async () => {
  const page = await office.page();
  const footer = page.locator('main footer b');
  await compare(page, 'Hội Làm vườn', ['Lưu Công Mới;17/05/1962;UBND xã;', 'Lưu Thị Mới;01/02/1970;Sở Y tế;']);
  await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('button', { name: 'Nhập danh sách khác' }).click();
  await compare(page, 'Hội Làm vườn', ['Lưu Công Mới;;UBND xã;0905777888', 'Lưu Thị Mới;;Sở Y tế;']);
  await footer.getByText('Không có gì để ghi; không ghi 2 dòng').waitFor();
  await page.getByRole('gridcell', { name: 'Lưu Công Mới' }).click();
  await page.getByRole('button', { name: 'Là ai…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Dòng 2: Lưu Công Mới là ai?' });
  await dialog.getByRole('radio', { name: /^Lưu Công Mới · 17\/05\/1962/ }).check();
  await photograph(page, 'import-match');
  await dialog.getByRole('button', { name: 'So lại với sổ' }).click();
  await footer.getByText('Sẽ ghi 1 hồ sơ được sửa; không ghi 1 dòng').waitFor();
  await page.getByRole('gridcell', { name: 'Lưu Thị Mới' }).click();
  await page.getByRole('button', { name: 'Là người mới' }).click();
  await footer.getByText('Sẽ ghi 1 hội viên mới · 1 hồ sơ được sửa').waitFor();
  await page.getByRole('tab', { name: /^Thay đổi/ }).click();
  await page.getByRole('gridcell', { name: 'Theo lựa chọn khi nhập' }).waitFor();
  await photograph(page, 'import-matched');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('a row that cannot be read is put right in place, and stays so when the list is read again', async () => {
  const page = await office.page();
  const footer = page.locator('main footer b');
  await compare(page, 'Hội Làm vườn', ['"Lưu Ba, Lưu Bốn";17/05/1962;UBND xã;', 'Lưu Đình Thử;31/02/1970;Sở Y tế;']);
  await footer.getByText('Sẽ ghi 1 hội viên mới; không ghi 1 dòng').waitFor();
  await page.getByRole('tab', { name: /^Không đọc được/ }).click();
  await page.getByRole('gridcell', { name: '2', exact: true }).click();
  await page.getByRole('button', { name: 'Sửa dòng này…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sửa dòng 2 của danh sách' });
  await dialog.getByLabel('A · Họ và tên').fill('Lưu Văn Ba');
  await photograph(page, 'import-mend');
  await dialog.getByRole('button', { name: 'So lại với sổ' }).click();
  await footer.getByText('Sẽ ghi 2 hội viên mới', { exact: true }).waitFor();
  // Read again with another column, the row stays as it was put right.
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.getByLabel('Cột C là').selectOption({ label: 'Không nhập' });
  await page.getByRole('button', { name: 'Xem khác biệt' }).click();
  await footer.getByText('Sẽ ghi 2 hội viên mới', { exact: true }).waitFor();
  await page.getByRole('gridcell', { name: 'Lưu Văn Ba' }).waitFor();
  // Up to the row that the reader names.
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.getByLabel('Đến dòng').fill('2');
  await photograph(page, 'import-range');
  await page.getByRole('button', { name: 'Xem khác biệt' }).click();
  await footer.getByText('Sẽ ghi 1 hội viên mới', { exact: true }).waitFor();
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

test('who is missing from the list stays, or leaves with it', async () => {
  const page = await office.page();
  const footer = page.locator('main footer b');
  await compare(page, 'Hội Làm vườn', ['Đinh Công Thử;17/05/1962;UBND xã;']);
  await page.getByRole('tab', { name: /^Thiếu trong danh sách/ }).click();
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('row').nth(1).click();
  await page.getByRole('button', { name: 'Kết thúc người đang chọn…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do').selectOption({ label: 'Xin ra' });
  await dialog.getByLabel('Từ ngày').fill('01/09/2026');
  await photograph(page, 'import-ending');
  await dialog.getByRole('button', { name: 'Kết thúc' }).click();
  await footer.getByText(/kết thúc 1 tư cách hội viên/).waitFor();
  await page.getByRole('gridcell', { name: 'Kết thúc từ 01/09/2026: xin ra' }).waitFor();
  await photograph(page, 'import-missing');
  await page.getByRole('row').nth(1).click();
  await page.getByRole('button', { name: 'Để nguyên người đang chọn' }).click();
  await page.getByRole('gridcell', { name: 'Kết thúc từ 01/09/2026: xin ra' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Kết thúc cả [\d.]+ người…/ }).click();
  await dialog.getByLabel('Lý do').selectOption({ label: 'Xóa tên' });
  await dialog.getByRole('button', { name: 'Kết thúc' }).click();
  await footer.getByText(/kết thúc [\d.]{4,} tư cách hội viên/).waitFor();
  await photograph(page, 'import-missing-all');
  assert.deepEqual(office.takeFaults(), []);
  await page.context().close();
});

for (const scheme of ['light', 'dark']) {
  test(`a list is taken back later, but for what was edited since (${scheme})`, async () => {
    const page = await office.page({ scheme });
    const names = [`Mạc Công ${scheme}`, `Mạc Thị ${scheme}`];
    await compare(page, 'Hội Làm vườn', names.map((name) => `${name};17/05/1962;UBND xã;`));
    await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).click();
    await page.getByRole('button', { name: 'Nhập danh sách khác' }).click();
    await compare(page, 'Hội Nữ trí thức', [`${names[0]};17/05/1962;Sở Y tế;`]);
    await page.locator('main footer').getByRole('button', { name: 'Ghi vào sổ' }).click();
    await page.getByRole('button', { name: 'Nhập danh sách khác' }).waitFor();
    await visit(page, 'nhat-ky');
    const entry = page.getByRole('listitem').filter({ hasText: 'Đã nhập danh sách Hội Làm vườn' }).first();
    await entry.getByRole('button', { name: 'Hoàn tác' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hoàn tác phần còn lại?' });
    await dialog.getByRole('listitem').filter({ hasText: names[0] }).getByText('Đơn vị công tác').waitFor();
    assert.equal(await dialog.getByRole('listitem').count(), 1);
    await photograph(page, `undo-in-part-${scheme}`);
    await dialog.getByRole('button', { name: 'Hoàn tác phần còn lại' }).click();
    await page.getByText(`giữ lại vì đã được sửa hoặc dùng sau đó: ${names[0]}`).first().waitFor();
    await photograph(page, `undone-in-part-${scheme}`);
    await entry.getByText('Đã hoàn tác', { exact: true }).waitFor();
    // The refusal of the plain undo is what the dialog answers.
    assert.ok(office.takeFaults().every((fault) => fault.includes('/api/undo') || fault.includes('status of')));
    await page.context().close();
  });
  test(`what a list leaves open is asked, and read again by the answer (${scheme})`, async () => {
    const page = await office.page({ scheme });
    // An old file, byte for byte: TCVN3, names in capitals, months before days.
    const lines = [
      'TT;Hä vµ tªn;Ngµy sinh;§¬n vÞ c«ng t¸c',
      '1;NGUYÔN V¡N ¸I;05/17/1962;Së Khoa häc vµ C«ng nghÖ',
      '2;Lª ThÞ ¸nh;02/28/1970;UBND x·',
      '3;§INH C¤NG THö;12/31/1980;Së Y tÕ',
    ];
    await open(page, 'Hội Làm vườn', Buffer.from(lines.join('\n'), 'latin1'));
    await page.getByRole('button', { name: 'Trả lời câu hỏi' }).click();
    const old = page.getByRole('region', { name: 'Tệp có chữ theo bảng mã cũ' });
    await old.getByRole('cell', { name: 'Lê Thị Ánh', exact: true }).waitFor();
    assert.ok(await old.getByLabel('Chuyển từ TCVN3 (ABC)').isChecked());
    await photograph(page, `import-questions-${scheme}`);
    const capitals = page.getByRole('region', { name: /^2 họ tên viết toàn chữ in hoa/ });
    await capitals.getByText('Viết hoa chữ đầu mỗi từ').click();
    await capitals.getByRole('cell', { name: 'Nguyễn Văn Ái', exact: true }).waitFor();
    await settled(page);
    // One column as it is in the file; the others stay as they are read.
    const employers = old.getByLabel('Cách đọc cột D');
    await employers.selectOption({ label: 'Giữ nguyên, đã là Unicode' });
    await settled(page);
    await photograph(page, `import-questions-changed-${scheme}`);
    await employers.selectOption({ label: 'Chuyển từ TCVN3 (ABC)' });
    await settled(page);
    await page.keyboard.press('Control+Enter');
    const row = page.getByRole('row', { name: /Nguyễn Văn Ái/ });
    await row.waitFor();
    assert.match(await row.innerText(), /17\/05\/1962/);
    await photograph(page, `import-answered-${scheme}`);
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  });
}

for (const scheme of ['light', 'dark']) {
  test(`unknown words and lost zeros are answered once for a column, and a table between two columns is read (${scheme})`, async () => {
    const page = await office.page({ scheme });
    const list = [
      'BAN CHẤP HÀNH;;;DANH SÁCH HỘI VIÊN;;;',
      'TT;Họ và tên;;TT;Họ và tên;Trình độ;Điện thoại',
      '1;Lê Văn Đầu;;1;Trần Thị Thử;Nghệ nhân;905111222',
      '2;Võ Văn Đầu;;2;Hồ Văn Thử;Thợ cả;905111333',
      ';;;3;Đỗ Thị Thử;Nghệ nhân;0905111444',
    ];
    await open(page, 'Hội Nữ trí thức', Buffer.from(list.join('\n')));
    await page.getByText('Cột E “Họ và tên” cũng ghi họ tên').waitFor();
    await page.getByLabel('Từ cột').fill('9');
    await page.getByRole('button', { name: 'Đọc lại' }).click();
    await page.getByText('“9” không phải tên cột').waitFor();
    await page.getByLabel('Từ cột').fill('D');
    await page.getByRole('button', { name: 'Đọc lại' }).click();
    await page.getByText('“9” không phải tên cột').waitFor({ state: 'detached' });
    await page.getByText('Cột E “Họ và tên” cũng ghi họ tên').waitFor({ state: 'detached' });
    await photograph(page, `import-columns-${scheme}`);
    await page.getByRole('button', { name: 'Trả lời câu hỏi' }).click();
    await page.getByRole('heading', { name: '2 điểm cần hỏi về danh sách này' }).waitFor();
    const words = page.getByRole('region', { name: 'Cột F “Trình độ” có chữ chương trình chưa biết' });
    await words.getByLabel('“Nghệ nhân” là', { exact: true }).selectOption({ label: 'Trình độ khác' });
    await settled(page);
    await words.getByLabel('“Thợ cả” là', { exact: true }).selectOption({ label: 'Trung cấp' });
    await settled(page);
    await page.getByRole('region', { name: 'Cột G “Điện thoại”: 2 ô mất số 0 ở đầu' }).waitFor();
    await photograph(page, `import-words-${scheme}`);
    await page.getByRole('button', { name: 'Xem khác biệt' }).click();
    await page.locator('main footer').getByText('Sẽ ghi 3 hội viên mới').waitFor();
    const row = page.getByRole('row', { name: /Hồ Văn Thử/ });
    await row.waitFor();
    assert.match(await row.innerText(), /Trung cấp/);
    assert.match(await row.innerText(), /0905111333/);
    assert.deepEqual(office.takeFaults(), []);
    await page.context().close();
  });
}
