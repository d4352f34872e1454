import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepScheduleLook, scheduleLook } from '../../../../electron/production/schedule/look.ts';
import { openReplica, type Replica } from '../../../../electron/replica/replica.ts';

let folder: string;
let replica: Replica;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-look-'));
  replica = openReplica(folder, new Date());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

it('of a schedule is remembered for each production by itself, over a restart', () => {
  const film = { grouping: 'person', colourBy: 'status', px: 44 } as const;
  const series = { grouping: 'type', colourBy: 'type', px: 2 } as const;
  keepScheduleLook(replica, 'film', film);
  keepScheduleLook(replica, 'series', series);
  replica.close();
  replica = openReplica(folder, new Date());
  expect(scheduleLook(replica, 'film')).toEqual(film);
  expect(scheduleLook(replica, 'series')).toEqual(series);
  expect(scheduleLook(replica, 'another')).toBeNull();
});

it('of another version of the app is forgotten where it means nothing here', () => {
  replica.change(
    () =>
      void replica.keyValue.set('schedule-look:film', {
        ...{ grouping: 'by moon', colourBy: 'type', px: 6 },
      }),
  );
  expect(scheduleLook(replica, 'film')).toBeNull();
});
