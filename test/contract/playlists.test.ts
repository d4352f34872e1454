import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  addEntityToPlaylist,
  getPlaylist,
  getProjectPlaylists,
  newPlaylist,
} from '../../electron/kitsu/production/playlists.ts';
import type { Result } from '../../electron/shared/result.ts';
import { clientOf, type Client } from '../fixtures/client.ts';
import { pngOf } from '../fixtures/publish-page.ts';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';

const studio = inject('studio');

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

/** Playlists of a production, made and read as a lead's app does it, and where zou would mislead. */
describe.skipIf(studio === null)('playlists', { timeout: 120_000 }, () => {
  let room: Publisher;
  let lead: Client;
  let artist: Client;
  beforeAll(async () => {
    if (!studio) return;
    room = await openPublisher(studio);
    const { supervisor, artist: worker } = room.stage.as;
    const account = (email: string) => ({ email, password: 'kitsu-companion', role: 'supervisor' });
    lead = await clientOf(studio, account(supervisor.user.email));
    artist = await clientOf(studio, account(worker.user.email));
  });
  afterAll(() => room.close());

  const project = () => room.stage.project;
  /** A new shot with so many revisions. */
  async function published(revisions: number): Promise<{ shot: string; previews: string[] }> {
    await room.newTask();
    const { entity_id } = await room.stage.as.admin.get<{ entity_id: string }>(
      `/data/tasks/${room.task()}`,
    );
    const previews: string[] = [];
    for (let at = 0; at < revisions; at += 1)
      previews.push((await room.publish(`v${at}.png`, pngOf(64, 36, 90))).id);
    return { shot: entity_id, previews };
  }

  it('are played in their order, each with the revision that was put in', async () => {
    const first = await published(2);
    const second = await published(1);
    const bare = await published(0);
    const made = must(
      await newPlaylist(lead.http, project(), {
        name: 'Dailies',
        kind: 'shot',
        entries: [
          { entityId: second.shot, previewFileId: second.previews[0] ?? null },
          { entityId: first.shot, previewFileId: first.previews[0] ?? null },
          { entityId: bare.shot, previewFileId: null },
        ],
      }),
    );
    expect(made).toMatchObject({ name: 'Dailies', kind: 'shot', forClient: false });
    const { entries } = must(await getPlaylist(artist.http, project(), made.id));
    expect(entries.map(({ entityId }) => entityId)).toEqual([second.shot, first.shot, bare.shot]);
    expect(entries.map(({ files }) => files.map(({ id }) => id))).toEqual([
      second.previews,
      first.previews.slice(0, 1),
      [],
    ]);
    // Elsewhere Kitsu writes `ready`; here it does not.
    expect(entries[0]?.files[0]).toMatchObject({ status: 'ready', extension: 'png', revision: 1 });

    // The newest revision, beside the older one; once more it adds nothing.
    expect(must(await addEntityToPlaylist(lead.http, made.id, first.shot))).toBe(4);
    expect(must(await addEntityToPlaylist(lead.http, made.id, first.shot))).toBe(4);
    const { entries: now } = must(await getPlaylist(lead.http, project(), made.id));
    expect(now.at(-1)?.files.map(({ id }) => id)).toEqual(first.previews.slice(1));
  });

  it('drop a preview of another shot without a word', async () => {
    const one = await published(1);
    const other = await published(1);
    const entries = [{ entityId: one.shot, previewFileId: other.previews[0] ?? null }];
    const wanted = { name: 'Mixed up', kind: 'shot', entries } as const;
    const made = must(await newPlaylist(lead.http, project(), wanted));
    const read = must(await getPlaylist(lead.http, project(), made.id));
    expect(read.entries).toMatchObject([{ entityId: one.shot, previewId: null, files: [] }]);
  });

  it('may have the same name, and come whole where there are more than a page', async () => {
    const wanted = { name: 'Twin', kind: 'asset', entries: [] } as const;
    for (let made = 0; made < 22; made += 1) must(await newPlaylist(lead.http, project(), wanted));
    const all = must(await getProjectPlaylists(artist.http, project()));
    expect(all.filter(({ name }) => name === 'Twin')).toHaveLength(22);
    expect(all.find(({ name }) => name === 'Twin')?.kind).toBe('asset');
    expect(all.map(({ changedAt }) => changedAt)).toEqual(
      all
        .map(({ changedAt }) => changedAt)
        .sort()
        .reverse(),
    );
  });

  it('without a list of entries, as other programs make them, are empty', async () => {
    const body = { name: 'Bare', project_id: project() };
    const { id, shots } = await room.stage.as.supervisor.post<{ id: string; shots: unknown }>(
      '/data/playlists',
      body,
    );
    expect(shots).toBeNull();
    expect(must(await getPlaylist(lead.http, project(), id)).entries).toEqual([]);
  });

  it('are made by supervisors and above, and read by artists too', async () => {
    const wanted = { name: 'Mine', kind: 'shot', entries: [] } as const;
    expect(await newPlaylist(artist.http, project(), wanted)).toMatchObject({ code: 'forbidden' });
    expect((await getProjectPlaylists(artist.http, project())).ok).toBe(true);
  });
});
