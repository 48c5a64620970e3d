import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Letters no other language of this code uses. */
const vietnamese = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/** The text without comments: a comment may name the word of the office it is about. */
function code(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');
}

describe('words', () => {
  it('stand only in text/', () => {
    const strays = files(root)
      .filter((path) => /\.(svelte|ts)$/.test(path))
      .filter((path) => !/[\\/](text|bindings)[\\/]|\.test\.ts$|[\\/]fold\.ts$/.test(path))
      .filter((path) => vietnamese.test(code(readFileSync(path, 'utf8'))));
    expect(strays).toEqual([]);
  });
});
