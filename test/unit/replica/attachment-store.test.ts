import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachmentStore } from '../../../electron/replica/durability/attachment-store.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'companion-store-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const store = () => attachmentStore(join(folder, 'files'));

it('keeps a copy that changes of the original do not reach', async () => {
  const original = join(folder, 'shot "01".mov');
  writeFileSync(original, 'frames');
  const kept = await store().keep(original);
  writeFileSync(original, 'other frames');
  expect(kept).toMatchObject({ name: 'shot _01_.mov', size: 6 });
  const path = store().pathOf(kept.id);
  expect(path && readFileSync(path, 'utf8')).toBe('frames');
});

it('says where nothing is, also of an id that is a path', async () => {
  writeFileSync(join(folder, 'secret'), '');
  const { id } = await store().keepContent({ name: 'a.png', content: new Uint8Array([1]) });
  store().remove(id);
  expect(store().pathOf(id)).toBeNull();
  expect(store().pathOf('../secret')).toBeNull();
});

it('leaves nothing of what it could not copy', async () => {
  await expect(store().keep(folder)).rejects.toThrow();
  await expect(store().keep(join(folder, 'none'))).rejects.toThrow();
  expect(readdirSync(join(folder, 'files'))).toEqual([]);
});
