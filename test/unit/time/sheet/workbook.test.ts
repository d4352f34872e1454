import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { TimeRow } from '../../../../electron/time/sheet/time-table.ts';
import { timeWorkbook } from '../../../../electron/time/sheet/time-workbook.ts';

const row: TimeRow = {
  day: '2026-11-20',
  production: 'Élan & Co <1>',
  episode: '',
  sequence: 'SQ010',
  entity: 'SH030',
  taskType: 'Animation',
  taskId: 'a',
  minutes: 20,
  where: 'in Kitsu',
  readBackAt: '2026-11-20T12:00:00.000Z',
};

/** The files of a ZIP archive by its own directory: what wrote it does not read it here. */
function unzipped(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const found = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const [name, extra, note] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const content = file.subarray(begin, begin + size);
    const path = file.toString('utf8', at + 46, at + 46 + (name ?? 0));
    found.set(path, (method === 8 ? inflateRawSync(content) : content).toString('utf8'));
    at += 46 + (name ?? 0) + (extra ?? 0) + (note ?? 0);
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&#39;': "'" },
};
const plain = (xml: string): string =>
  xml.replace(/&(?:amp|lt|gt|quot|apos|#39);/g, (one) => ENTITIES[one] ?? one);

/** The cells of the first sheet by their place, `B2`, with their type: `s` is text. */
async function cellsOf(rows: readonly TimeRow[]) {
  const files = unzipped(await timeWorkbook(rows));
  const shared = [
    ...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>\s*<t[^>]*>([^]*?)<\/t>\s*<\/si>/g),
  ].map(([, text = '']) => plain(text));
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>\s*<v>([^<]*)<\/v>/g)].map(
    ([, place = '', about = '', value = '']) => {
      const isText = about.includes('t="s"');
      return [place, isText ? { text: shared[Number(value)] } : { number: Number(value) }] as const;
    },
  );
  return { cells: Object.fromEntries(cells), sheet, names: [...files.keys()] };
}

describe('the workbook of an export', () => {
  it('has a heading and a row a task and day: a date, numbers and names', async () => {
    const { cells, names } = await cellsOf([row]);
    expect(names).toContain('[Content_Types].xml');
    expect(cells).toMatchObject({
      A1: { text: 'day' },
      B1: { text: 'minutes' },
      C1: { text: 'hours' },
      // Days since the 30th of December 1899.
      A2: { number: (Date.UTC(2026, 10, 20) - Date.UTC(1899, 11, 30)) / 86_400_000 },
      B2: { number: 20 },
      C2: { number: 1 / 3 },
      D2: { text: 'Élan & Co <1>' },
      F2: { text: 'SQ010' },
      K2: { text: '2026-11-20T12:00:00.000Z' },
    });
    expect(cells).not.toHaveProperty('E2');
  });

  it('has hours that add up to the minutes', async () => {
    const { cells } = await cellsOf([row, row, row]);
    const hours = ['C2', 'C3', 'C4'].map((place) => (cells[place] as { number: number }).number);
    expect(hours.reduce((sum, one) => sum + one, 0)).toBe(1);
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', 'A;=1', 'A\n=1'])(
    'takes %j in a name for a name',
    async (entity) => {
      const { cells, sheet } = await cellsOf([{ ...row, entity }]);
      expect((cells['G2'] as { text: string }).text.trim()).toBe(entity.trim());
      expect(sheet).not.toContain('<f');
    },
  );

  it('leaves out what a workbook cannot hold', async () => {
    const { cells } = await cellsOf([{ ...row, entity: 'SH\u0000\u0008030' }]);
    expect(cells['G2']).toEqual({ text: 'SH030' });
  });
});
