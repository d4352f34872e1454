import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { Artist } from '../faults/month/artist.ts';
import { checkKitsu } from '../faults/month/judge.ts';
import { BEGIN, playMarch } from '../faults/month/march.ts';
import { bundledApp } from '../fixtures/bundled-app.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');
const TOO_LONG = 600_000;

describe.skipIf(studio === null)('a month of an artist', () => {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kitsu-month-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'ends with Kitsu holding what the segments say, and what was typed, for each task and day',
    async () => {
      if (!studio) return;
      const app = await bundledApp();
      const credentials = accountOf(studio, 'artist');
      const kitsu = await signInToApi(studio, credentials);
      // The last of the list: other tests use the first ones.
      const tasks = (await kitsu.get<{ id: string }[]>('/data/user/tasks')).map(({ id }) => id);
      const notes: string[] = [];
      const artist = new Artist(
        {
          ...{ bundle: app.file, folder, url: studio.url, credentials, kitsu },
          tasks: tasks.sort().slice(-4),
          note: (what) => void notes.push(what),
        },
        BEGIN,
      );
      try {
        await artist.boot();
        await artist.signIn();
        await playMarch(artist);
        const held = await checkKitsu(artist);
        console.log(
          `${studio.kind}: ${held.lanes} tasks and days, ${held.minutes} min, as Kitsu holds them.`,
        );
        expect(held.lanes).toBeGreaterThan(40);
        expect(artist.crashes).toBe(2);
      } catch (error) {
        console.log(notes.slice(-40).join('\n'));
        throw error;
      } finally {
        await artist.app.kill();
        app.clear();
      }
    },
    TOO_LONG,
  );
});
