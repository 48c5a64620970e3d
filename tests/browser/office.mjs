// The sample office in a browser: the command line's server on a copy of the data file, and Chromium.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const { LIENHIEP_CLI, LIENHIEP_SAMPLE, LIENHIEP_UI, LIENHIEP_BROWSER, LIENHIEP_PICTURES } = process.env;

/** The screens by their address, in the order of Ctrl+1 … Ctrl+8. */
export const SCREENS = [
  'tong-quan',
  'to-chuc',
  'hoi-vien',
  'ke-hoach',
  'ky-bao-cao',
  'nhap-excel',
  'nhat-ky',
  'cai-dat',
];

export class Office {
  #folder;
  #book;
  #server;
  #browser;
  address;
  /** What went wrong in any page: faults of scripts, and answers refused by the content policy. */
  faults = [];

  /** On a copy of the sample office, on a book that holds nothing yet, or without any book. */
  static async open({ book = 'sample' } = {}) {
    const office = new Office();
    office.#book = book;
    office.#folder = await mkdtemp(join(tmpdir(), 'lienhiep-browser-'));
    const file = join(office.#folder, 'so.lienhiep');
    if (book === 'empty') execFileSync(LIENHIEP_CLI, ['call', 'create_book', JSON.stringify({ path: file })]);
    if (book === 'sample') await cp(LIENHIEP_SAMPLE, file);
    const asked = [...(book ? ['--data', file] : []), 'serve', '--port', '0', '--ui', LIENHIEP_UI];
    const env = { ...process.env, HOME: office.#folder, USERPROFILE: office.#folder };
    office.#server = spawn(LIENHIEP_CLI, asked, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: office.#server.stdout })) {
      office.address = /http:\S+/.exec(line)?.[0];
      if (office.address) break;
    }
    if (!office.address) throw new Error('the server said no address');
    office.#browser = await chromium.launch({ executablePath: LIENHIEP_BROWSER, args: ['--no-sandbox'] });
    return office;
  }

  /** A page on the overview, or on the start where no book is open; `scheme` light or dark, `size` in CSS pixels. */
  async page({ scheme = 'light', size = { width: 1280, height: 720 } } = {}) {
    const context = await this.#browser.newContext({
      colorScheme: scheme,
      viewport: size,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    watch(page);
    page.on('pageerror', (error) => this.faults.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`${page.url()}: ${message.text()}`);
    });
    await page.goto(this.address);
    if (this.#book) await painted(page, 'overview');
    else await page.getByRole('button', { name: 'Tạo sổ mới' }).waitFor();
    return page;
  }

  /** The folder that the server takes for the user's home. */
  get home() {
    return this.#folder;
  }

  /** Ends the server alone. */
  async stop() {
    const ended = once(this.#server, 'exit');
    this.#server.kill();
    await ended;
  }

  /** Faults so far, and forgets them. */
  takeFaults() {
    return this.faults.splice(0);
  }

  async close() {
    await this.#browser?.close();
    this.#server?.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

export function painted(page, name) {
  return page.waitForFunction((wanted) => document.body.dataset.painted === wanted, name);
}

/** Goes to a screen and waits until nothing on it is still loading. */
export async function visit(page, slug) {
  await page.evaluate((to) => (location.hash = `#/${to}`), slug);
  await page.locator('main').waitFor();
  await settled(page);
}

/** Requests of a page that are not answered yet. */
const waiting = new WeakMap();

function watch(page) {
  const open = new Set();
  waiting.set(page, open);
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/**
 * Nothing that the page asked is without an answer, also a moment later, and no part of it calls itself busy.
 * (The load state `networkidle` of Playwright is reached once in the life of a page, and waits for nothing after.)
 */
export async function settled(page) {
  const open = waiting.get(page);
  const until = Date.now() + 20_000;
  for (let quiet = 0; quiet < 3; quiet = open.size === 0 ? quiet + 1 : 0) {
    if (Date.now() > until) throw new Error(`no answer: ${[...open].map((one) => one.url()).join(' ')}`);
    // Two frames: what was just clicked has asked by then, and what was answered stands on the page.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}

/** Saves what the page looks like, for people to look at. */
export async function photograph(page, name) {
  await mkdir(LIENHIEP_PICTURES, { recursive: true });
  await page.screenshot({ path: join(LIENHIEP_PICTURES, `${name}.png`) });
}
