import type { RowPart } from './file-messages.ts';

/** Signs of a part: its way to the disk takes a few milliseconds. */
const PART_SIGNS = 64 * 1024;

/** Rows as they are kept, in parts that are short to keep. A row that is larger than a part is one by itself. */
export function* rowParts(rows: readonly (readonly string[])[]): Generator<RowPart> {
  let from = 0;
  let texts: string[] = [];
  let signs = 0;
  const part = (): RowPart => ({ from, count: texts.length, json: `[${texts.join(',')}]` });
  for (const cells of rows) {
    const text = JSON.stringify(cells);
    if (texts.length > 0 && signs + text.length > PART_SIGNS) {
      yield part();
      from += texts.length;
      texts = [];
      signs = 0;
    }
    texts.push(text);
    signs += text.length;
  }
  if (texts.length > 0) yield part();
}
