import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { borderOf, readForm } from '../../../electron/practice/server/form.ts';

const LINES = [
  '--border',
  'Content-Disposition: form-data; name="text"',
  '',
  'Two\r\nlines',
  '--border',
  'Content-Disposition: form-data; name="file"; filename="a %22b%22.txt"',
  'Content-Type: text/plain',
  '',
  'bytes\r\n--borde',
  '--border',
  'Content-Disposition: form-data; name="file"; filename="c \\"d\\".bin"',
  '',
  '',
  '--border--',
  '',
];
const FORM = Buffer.from(LINES.join('\r\n'));

describe('a form, read from the line to disk', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'form-test-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) {
      await Promise.resolve();
      yield bytes.subarray(at, at + size);
    }
  }

  it.each([1, 2, 3, 7, 64, 4096])('is the same in pieces of %i bytes', async (size) => {
    const { fields, files } = await readForm(pieces(FORM, size), 'border', folder);
    expect(fields).toEqual({ text: 'Two\r\nlines' });
    expect(files.map(({ name, type, size: bytes }) => [name, type, bytes])).toEqual([
      ['a "b".txt', 'text/plain', 14],
      ['c "d".bin', '', 0],
    ]);
    expect(readFileSync(files[0]?.path ?? '', 'utf8')).toBe('bytes\r\n--borde');
  });

  it('leaves out what was cut off, and nothing of it behind', async () => {
    for (let end = 0; end < FORM.length - 6; end += 5) {
      const { files } = await readForm(pieces(FORM.subarray(0, end), 16), 'border', folder);
      expect(readdirSync(folder)).toHaveLength(files.length);
      rmSync(folder, { recursive: true });
      folder = mkdtempSync(join(tmpdir(), 'form-test-'));
    }
  });

  it('refuses fields that nobody types', async () => {
    const head = '--border\r\nContent-Disposition: form-data; name="text"\r\n\r\n';
    const form = Buffer.concat([Buffer.from(head), Buffer.alloc(600_000, 97)]);
    await expect(readForm(pieces(form, 65_536), 'border', folder)).rejects.toMatchObject({
      answer: { status: 413 },
    });
  });

  it('is known by its content type', () => {
    expect(borderOf('multipart/form-data; boundary=abc')).toBe('abc');
    expect(borderOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b');
    expect(borderOf('application/json')).toBeNull();
  });
});
