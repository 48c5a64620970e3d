// The real window, driven through tauri-driver: the few WebDriver calls that the journeys need.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 60_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys by the names that WebDriver gives them. */
export const KEY = { control: '\uE009', enter: '\uE007', escape: '\uE00C', tab: '\uE004', down: '\uE015' };

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Asks until the answer is truthy; the last thing seen goes into the error. */
export async function until(what, ask, patience = PATIENCE) {
  const end = Date.now() + patience;
  let seen;
  do {
    try {
      seen = await ask();
      if (seen) return seen;
    } catch (error) {
      seen = error.message;
    }
    await pause(100);
  } while (Date.now() < end);
  throw new Error(`${what}: not within ${patience / 1000} s (${seen})`);
}

export class Window {
  #driver;
  #base;
  #session;

  /** Starts the driver and, through it, the program with these arguments and variables. */
  static async open({ driver, program, args = [], env = {} }) {
    const window = new Window();
    const [port, nativePort] = [await freePort(), await freePort()];
    const ports = ['--port', String(port), '--native-port', String(nativePort)];
    window.#driver = spawn(driver, ports, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
    window.#base = `http://127.0.0.1:${port}`;
    await until('the driver answers', async () => (await fetch(`${window.#base}/status`)).ok);
    const options = { application: program, args };
    const wanted = { capabilities: { alwaysMatch: { browserName: 'wry', 'tauri:options': options } } };
    const { sessionId } = await window.#ask('POST', '/session', wanted);
    window.#session = `/session/${sessionId}`;
    return window;
  }

  async #ask(method, path, body) {
    const response = await fetch(this.#base + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  /** Runs a function's text in the page and gives its answer. */
  run(code, ...args) {
    return this.#ask('POST', `${this.#session}/execute/sync`, { script: code, args });
  }

  async #find(xpath) {
    const found = await this.#ask('POST', `${this.#session}/element`, { using: 'xpath', value: xpath });
    return found[ELEMENT];
  }

  /** Clicks the first visible element of an XPath, waiting for it. */
  async click(xpath) {
    await until(`click ${xpath}`, async () => {
      const id = await this.#find(xpath);
      await this.#ask('POST', `${this.#session}/element/${id}/click`, {});
      return true;
    });
  }

  /** Clicks the enabled button whose text or label begins with these words. */
  button(words) {
    return this.click(
      `//button[not(@disabled) and (starts-with(normalize-space(.), "${words}") or starts-with(@aria-label, "${words}"))]`,
    );
  }

  /** Types into the first element of an XPath. */
  async type(xpath, text) {
    const id = await until(`type into ${xpath}`, () => this.#find(xpath));
    await this.#ask('POST', `${this.#session}/element/${id}/value`, { text });
  }

  /** Presses keys together, like `press(KEY.control, 'k')`. */
  async press(...keys) {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = [...keys].reverse().map((value) => ({ type: 'keyUp', value }));
    const actions = [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }];
    await this.#ask('POST', `${this.#session}/actions`, { actions });
  }

  /** Waits until the page shows these words. */
  shows(words) {
    return until(`the page shows «${words}»`, async () => (await this.text()).includes(words));
  }

  text() {
    return this.run('return document.body.innerText');
  }

  /** Waits for a screen's figures: `data-painted` names the page that stands complete. */
  painted(page) {
    return until(`${page} is painted`, () => this.run(`return document.body.dataset.painted === '${page}'`));
  }

  goto(hash) {
    return this.run('location.hash = arguments[0]', hash);
  }

  async photograph(file) {
    const picture = await this.#ask('GET', `${this.#session}/screenshot`);
    await writeFile(file, Buffer.from(picture, 'base64'));
  }

  async close() {
    await this.#ask('DELETE', this.#session).catch(() => undefined);
    this.#driver.kill();
  }
}
