// Every dialog that a button of a screen opens, light and dark: it fits its window, and its words can be read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Office, photograph, settled, visit } from './office.mjs';

let office;
before(async () => (office = await Office.open()));
after(() => office?.close());

/** Where to look: an address, whether its first row is opened, and the tabs to go through. */
const PLACES = [
  ['to-chuc', true],
  ['hoi-vien?list=people&status=active', true],
  ['hoi-vien?list=people&status=ended', true],
  ['ke-hoach', false],
  ['ke-hoach?list=tasks&plan=all&view=groups&cell=open_late', true],
  ['ke-hoach?view=obstacles', true],
  ['ke-hoach?view=agencyList', false],
  ['ky-bao-cao', false],
  ['ky-bao-cao?period=2026-Q2&step=close', false],
  ['ky-bao-cao?period=2026-Q3&step=collect&view=indicators', false],
  ['ky-bao-cao?period=2026-Q3&step=close', false],
  ['cai-dat?tab=backup', false],
];

/** Buttons that ask before they do something. */
const OPENING = /^(Thêm|Sửa|Ghi|Kết|Chuyển|Tạo kỳ|Gia hạn|Trả lời|Giải quyết|Xóa|Chốt|Mở lại kỳ|Phục hồi…)/;

/** In the page: text of the open dialog that stands too weakly on its ground, and what sticks out of it. */
function faultsOf() {
  const box = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1);
  const parse = (text) => (/[\d.]+(, [\d.]+)*/.exec(text)?.[0] ?? '0').split(', ').map(Number);
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  // Whatever the notation of a colour, a canvas gives it as red, green, blue and opacity.
  const colour = (text) => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = text;
    paint.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  const ground = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const layer = colour(getComputedStyle(one).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const found = [];
  const bounds = box.getBoundingClientRect();
  if (bounds.right > innerWidth || bounds.bottom > innerHeight || bounds.left < 0 || bounds.top < 0)
    found.push('the dialog sticks out of the window');
  for (const element of box.querySelectorAll('*')) {
    const place = element.getBoundingClientRect();
    if (place.width === 0 || place.height === 0 || element.closest('.unseen')) continue;
    if (place.right > bounds.right + 1 || place.left < bounds.left - 1)
      found.push(`sticks out: ${element.tagName} ${element.textContent.slice(0, 40)}`);
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const typed = element.matches('input:not([type="checkbox"]), select, textarea');
    if ((!own && !typed) || element.matches('option') || element.closest(':disabled')) continue;
    const ratio = contrast(over(colour(getComputedStyle(element).color), ground(element)), ground(element));
    const said = typed ? element.value || element.placeholder : element.textContent;
    if (ratio < 4.5) found.push(`${ratio.toFixed(1)}:1 ${element.tagName} ${said.trim().slice(0, 40)}`);
    if (typed && element.placeholder && !element.value) {
      const faint = colour(getComputedStyle(element, '::placeholder').color);
      const weak = contrast(over(faint, ground(element)), ground(element));
      if (weak < 4.5) found.push(`${weak.toFixed(1)}:1 placeholder ${element.placeholder}`);
    }
  }
  return found;
}

for (const scheme of ['light', 'dark'])
  test(`every dialog of the screens fits and can be read (${scheme})`, async () => {
    const page = await office.page({ scheme });
    const dialog = page.locator('[role="dialog"]:not(.popover), [role="alertdialog"]').last();
    const seen = new Map();
    for (const [address, opens] of PLACES) {
      await visit(page, address);
      if (opens) {
        await page.locator('[role="grid"] .opens').first().click();
        await page.locator('aside').waitFor();
      }
      const tabs = opens ? await page.locator('aside [role="tab"]').count() : 0;
      for (let tab = 0; tab < Math.max(tabs, 1); tab += 1) {
        if (tabs) await page.locator('aside [role="tab"]').nth(tab).click();
        await settled(page);
        // A panel that still reads, and an act that waits for its figures, have no mark of their own.
        await page.waitForTimeout(500);
        // Those of the screen itself stay from tab to tab.
        const buttons = page.locator(tab === 0 ? 'main button, aside button' : 'aside button');
        const names = await buttons.evaluateAll((all) =>
          all.map((one) => (one.checkVisibility() && !one.disabled ? one.innerText.trim() : '')),
        );
        for (const [at, name] of names.entries()) {
          // The first two of a name: of several rows all are alike.
          if (!OPENING.test(name) || names.slice(0, at).filter((one) => one === name).length > 1) continue;
          await buttons.nth(at).click();
          if (!(await dialog.waitFor({ timeout: 700 }).then(() => true, () => false))) continue;
          await page.waitForTimeout(100);
          const title = (await dialog.getByRole('heading').first().innerText()).trim();
          if (!seen.has(title)) {
            seen.set(title, await page.evaluate(faultsOf));
            await photograph(page, `dialog-${scheme}-${String(seen.size).padStart(2, '0')}`);
          }
          await page.keyboard.press('Escape');
          await dialog.waitFor({ state: 'detached' });
        }
      }
    }
    for (const [title, faults] of seen) assert.deepEqual(faults, [], title);
    assert.ok(seen.size >= 36, [...seen.keys()].join('; '));
    await page.context().close();
  });

for (const scheme of ['light', 'dark'])
  test(`what the words about time are read as stands beside them (${scheme})`, async () => {
    const page = await office.page({ scheme });
    await visit(page, 'ke-hoach');
    await page.keyboard.press('Control+N');
    const form = page.getByRole('dialog', { name: 'Thêm nhiệm vụ' });
    const written = form.getByLabel('Thời gian theo văn bản');
    const kind = form.getByLabel('Loại thời hạn');
    for (const [at, [text, said, taken]] of [
      ['Quý IV/2026', 'Một lần · hạn 31/12/2026', 'Một lần'],
      ['Hằng quý', 'Hằng quý', 'Hằng quý'],
      // A doubt is only proposed: the kind stays.
      ['Trước 15/9', 'Hằng năm · hạn 15/09', 'Hằng quý'],
      ['theo chỉ đạo', null, 'Không có hạn'],
    ].entries()) {
      await written.fill(text);
      const proposal = form.locator('.proposal');
      if (said) await proposal.locator('b').getByText(said, { exact: true }).waitFor();
      else await proposal.getByText('chưa đọc được thời gian').waitFor();
      assert.equal(await proposal.locator('b').count(), said ? 1 : 0, 'what was not read is not proposed');
      assert.equal(await kind.locator('option:checked').innerText(), taken);
      await kind.evaluate((field) => field.scrollIntoView({ block: 'center' }));
      await photograph(page, `schedule-${scheme}-${at + 1}`);
      assert.deepEqual(await page.evaluate(faultsOf), [], text);
    }
    // What stands beside the kind says when it is late, whatever the kind.
    for (const value of await kind.locator('option').evaluateAll((all) => all.map((one) => one.value))) {
      await kind.selectOption(value);
      const note = await kind.getAttribute('aria-describedby');
      assert.ok(note && (await form.locator(`[id="${note}"]`).innerText()), value);
    }
    await photograph(page, `schedule-${scheme}-kind`);
    await page.context().close();
  });
