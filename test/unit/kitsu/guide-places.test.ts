import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GUIDE } from '../../../build/guide/assemble.mjs';
import { productionEntries } from '../../../renderer/lib/commands/production-entries.ts';
import { lazyRooms } from '../../../renderer/lazy-rooms.svelte.ts';
import { building } from '../../contract/trace/building.ts';

/** Rooms as the guide calls them, by the module that draws each. */
const ROOMS: Readonly<Record<string, keyof typeof lazyRooms>> = {
  ...{ Productions: 'productions', 'New production': 'making', Structure: 'structure' },
  ...{ Team: 'team', 'Set up': 'setup' },
};
/** A key of the keyboard, as it stands behind a room: `Structure: select, E`. */
const KEY = /(?<=[(:,] ?)(?:select, )?((?:Shift\+)?[A-Z])(?=[,;) ]|$)/g;

const text = readFileSync(GUIDE, 'utf8');
const table = text.slice(text.indexOf('## Where in the app'), text.indexOf('## Every call'));
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, calls = '', place = '', command = '']) => ({ calls, place, command }));
/** What has no place in the app says where it is instead. */
const ELSEWHERE = /^– \(.{10,}\)$/;

describe('the calls of the first guide', () => {
  const calls = [...new Set(building.map(({ gazu }) => gazu))]
    .filter((one) => one.includes('.'))
    .sort();

  it('are known', () => {
    expect(calls.length).toBeGreaterThan(25);
    expect(calls).toContain('project.add_metadata_descriptor');
  });

  it.each(calls)('%s has a place in the app, or says why not', (call) => {
    const [row, ...others] = rows.filter(({ calls: of }) => of.includes(`\`${call}\``));
    expect(others).toEqual([]);
    expect(row?.command).toMatch(/./);
    const named = Object.keys(ROOMS).filter((room) => row?.place.includes(room));
    if (!ELSEWHERE.test(row?.place ?? '')) expect(named, row?.place).not.toEqual([]);
  });

  it('name rooms that there are, by keys that lead there', () => {
    for (const room of Object.values(ROOMS)) expect(lazyRooms).toHaveProperty(room);
    const keys = rows.flatMap(({ place }) => [...place.matchAll(KEY)].map(([, key = '']) => key));
    expect(new Set(keys)).toEqual(new Set(['Shift+N', 'Shift+P', 'Shift+C', 'N', 'E', 'C', 'T']));
    const known: string[] = Object.values(productionEntries).flatMap((entry) => [...entry.keys]);
    for (const key of keys) expect(known).toContain(key);
  });
});
