import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { playlistKind } from '../../electron/outbox/kinds/playlist.ts';
import { resolveChange } from '../../electron/outbox/resolve-conflict.ts';
import { ANY_TYPE, type PlaylistState } from '../../electron/shared/playlist.ts';
import type { Result } from '../../electron/shared/result.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';
import { pngOf } from '../fixtures/publish-page.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import type { Role } from './roles/stage.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';
const SOON = { timeout: 30_000, interval: 50 };

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

interface KitsuPlaylist {
  id: string;
  name: string;
  for_client: boolean;
  for_entity: string;
  created_by: string;
  shots: { entity_id: string; preview_file_id?: string | null }[];
}

/** Playlists that a lead makes and changes in the app, and where zou would mislead. */
describe.skipIf(studio === null)('a playlist in the app', { timeout: 120_000 }, () => {
  let room: Publisher;
  let who: Role = 'supervisor';
  const account = () => ({
    ...{ email: room.stage.as[who].user.email, password: 'kitsu-companion', role: who },
  });
  const at = useWorkspaceHarness(studio, { account });
  beforeAll(async () => {
    if (studio) room = await openPublisher(studio);
  });
  afterAll(() => room.close());

  const project = () => room.stage.project;
  const playlists = () => at.harness.workspace.productions.playlists();
  const sync = () => at.harness.workspace.sync.syncNow();
  const outbox = () => at.harness.workspace.replica.outbox.of(playlistKind);
  const undo = (step: number | null) => {
    const { undoLog, sync: syncing } = at.harness.workspace;
    return undoLog.run(step ?? -1, { studio: syncing.studio(), today: '2026-06-30', at: AT });
  };
  /** A new shot with a task and so many revisions of it. */
  async function published(revisions: number) {
    await room.newTask();
    const task = room.task();
    const { entity_id: shot } = await room.stage.as.admin.get<{ entity_id: string }>(
      `/data/tasks/${task}`,
    );
    const previews: string[] = [];
    for (let one = 0; one < revisions; one += 1)
      previews.push((await room.publish(`v${one}.png`, pngOf(64, 36, 90))).id);
    return { shot, task, previews };
  }
  async function read(): Promise<void> {
    const browse = await at.harness.workspace.productions.open();
    must(await browse.refresh(project()));
    const asked = { of: 'tasks', kind: 'shot', typeId: null, statusId: null } as const;
    await expect
      .poll(async () => must(await browse.offer(project(), asked)).types.length, SOON)
      .toBeGreaterThan(0);
  }
  const raw = (id: string) =>
    room.stage.as.admin.get<KitsuPlaylist>(`/data/projects/${project()}/playlists/${id}`);
  const pairs = ({ shots }: KitsuPlaylist) =>
    shots.map(({ entity_id, preview_file_id = null }) => [entity_id, preview_file_id]);
  async function named(name: string): Promise<KitsuPlaylist[]> {
    const path = `/data/projects/${project()}/playlists`;
    const all = await room.stage.as.admin.get<KitsuPlaylist[]>(path);
    return Promise.all(all.filter((one) => one.name === name).map(({ id }) => raw(id)));
  }
  const list = async (fresh = false) => must(await (await playlists()).list(project(), fresh));
  const open = async (id: string, fresh = false) =>
    must(await (await playlists()).open(project(), id, fresh));
  const offer = async (...ids: string[]) =>
    must(await (await playlists()).offer(project(), { of: 'rows', ids }));
  async function make(name: string, entries: PlaylistState['entries'], forClient = false) {
    const wanted = { name, kind: 'shot' as const, forClient, entries };
    return must(await (await playlists()).make(project(), wanted, AT));
  }
  const stateOf = async (id: string): Promise<PlaylistState> => {
    const { name, forClient, entries } = await open(id);
    const bare = entries.map(({ entityId, previewId, newestOf }) => ({
      ...{ entityId, previewId, newestOf },
    }));
    return { name, forClient, entries: bare };
  };
  async function change(id: string, by: (state: PlaylistState) => Partial<PlaylistState>) {
    const was = await stateOf(id);
    const edit = { was, wanted: { ...was, ...by(was) } };
    return (await playlists()).change(project(), id, edit, AT);
  }
  /** One that is in Kitsu, made by the app. */
  async function made(name: string, entries: PlaylistState['entries']): Promise<string> {
    await make(name, entries);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    await list(true);
    const [one] = await named(name);
    await open(one?.id ?? '', true);
    return one?.id ?? '';
  }

  it('is made of rows with the newest revision of each, also one that came meanwhile', async () => {
    const first = await published(2);
    const second = await published(1);
    const bare = await published(0);
    await read();
    const found = await offer(first.task, second.shot, bare.shot);
    expect(found).toMatchObject({ kind: 'shot', isMixed: false, bare: 1 });
    const byShot = new Map(found.entries.map((one) => [one.entityId, one]));
    expect(byShot.get(first.shot)?.previewId).toBe(first.previews[1]);
    expect(byShot.get(bare.shot)).toMatchObject({ previewId: null, newestOf: ANY_TYPE });
    const entries = [bare, first, second].flatMap(({ shot }) => {
      const one = byShot.get(shot);
      return one ? [{ entityId: shot, previewId: one.previewId, newestOf: one.newestOf }] : [];
    });
    const { playlistId } = await make('Dailies', entries, true);
    expect((await list()).playlists[0]).toMatchObject({
      ...{ id: playlistId, name: 'Dailies', waits: 'waiting', lock: null, forClient: true },
    });
    expect((await open(playlistId)).entries.map(({ name }) => name)).not.toContain(null);
    // An artist publishes while it waits: that is what is looked at.
    const late = await room.publish('late.png', pngOf(64, 36, 90));
    expect(room.task()).toBe(bare.task);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    const [there] = await named('Dailies');
    expect(there).toMatchObject({ for_client: true, for_entity: 'shot' });
    expect(there?.created_by).toBe(room.stage.as.supervisor.user.id);
    expect(there && pairs(there)).toEqual([
      [bare.shot, late.id],
      [first.shot, first.previews[1]],
      [second.shot, second.previews[0]],
    ]);
    // The window knows it by its first id still.
    const opened = await open(playlistId);
    expect(opened).toMatchObject({ id: there?.id, waits: null });
    expect(opened.entries[0]?.files[0]).toMatchObject({ id: late.id, revision: 1 });
  });

  it('is changed: named, ordered, added to, taken out of; and each is undone', async () => {
    const [one, two, three] = [await published(1), await published(1), await published(1)];
    await read();
    const of = async ({ shot }: { shot: string }) => (await offer(shot)).entries;
    const bare = async (...shots: { shot: string }[]) =>
      (await Promise.all(shots.map(of))).flat().map(({ entityId, previewId, newestOf }) => ({
        ...{ entityId, previewId, newestOf },
      }));
    const id = await made('To order', await bare(one, two));
    const added = must(
      await change(id, ({ entries }) => ({ entries: [...entries, ...entriesOf(three)] })),
    );
    function entriesOf({ shot, previews }: { shot: string; previews: string[] }) {
      return [{ entityId: shot, previewId: previews[0] ?? null, newestOf: ANY_TYPE }];
    }
    const turned = must(
      await change(id, ({ entries }) => ({ entries: [...entries].reverse(), name: 'Ordered' })),
    );
    expect(outbox()).toHaveLength(1);
    await sync();
    expect(await raw(id)).toMatchObject({ name: 'Ordered' });
    expect(pairs(await raw(id))).toEqual(
      [three, two, one].map(({ shot, previews }) => [shot, previews[0]]),
    );
    // It stands otherwise by now: one after the other. What somebody else changed meanwhile stays.
    await room.stage.as.admin.put(`/data/playlists/${id}`, { for_client: true });
    must(undo(turned.undo));
    must(undo(added.undo));
    await sync();
    expect(await raw(id)).toMatchObject({ name: 'To order', for_client: true });
    expect(pairs(await raw(id))).toEqual(
      [one, two].map(({ shot, previews }) => [shot, previews[0]]),
    );
    await open(id, true);
    const gone = must(await (await playlists()).remove(project(), id, AT));
    expect((await list()).playlists.map((each) => each.id)).not.toContain(id);
    must(undo(gone.undo));
    expect(outbox()).toEqual([]);
    const really = must(await (await playlists()).remove(project(), id, AT));
    await sync();
    expect(await named('To order')).toEqual([]);
    must(undo(really.undo));
    await sync();
    expect((await named('To order')).map(pairs)).toEqual([
      [one, two].map(({ shot, previews }) => [shot, previews[0]]),
    ]);
  });

  it('keeps what somebody else changed of it, and asks where both changed the same', async () => {
    const [one, two] = [await published(1), await published(1)];
    await read();
    const entry = ({ shot, previews }: { shot: string; previews: string[] }) => ({
      ...{ entityId: shot, previewId: previews[0] ?? null, newestOf: null },
    });
    const id = await made('Both', [entry(one)]);
    must(await change(id, () => ({ name: 'Mine' })));
    const { admin } = room.stage.as;
    await admin.post(`/actions/playlists/${id}/add-entity`, { entity_id: two.shot });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await raw(id)).toMatchObject({ name: 'Mine' });
    expect(pairs(await raw(id)).map(([shot]) => shot)).toEqual([one.shot, two.shot]);

    await open(id, true);
    must(await change(id, ({ entries }) => ({ entries: [...entries].reverse() })));
    await admin.put(`/data/playlists/${id}`, { shots: [{ entity_id: two.shot }] });
    expect(await sync()).toMatchObject({ needsYou: 1 });
    const [row] = outbox();
    expect(row?.cause).toEqual({
      ...{ code: 'field-conflict', field: 'The playlist Mine' },
      ...{ has: 'Mine, for the studio, 1 shot', wanted: 'Mine, for the studio, 2 shots' },
    });
    const { replica } = at.harness.workspace;
    must(resolveChange(replica, row?.id ?? 0, 'mine'));
    await sync();
    expect(pairs(await raw(id)).map(([shot]) => shot)).toEqual([two.shot, one.shot]);

    await open(id, true);
    must(await (await playlists()).remove(project(), id, AT));
    await admin.put(`/data/playlists/${id}`, { name: 'Kept' });
    expect(await sync()).toMatchObject({ needsYou: 1 });
    must(resolveChange(replica, outbox()[0]?.id ?? 0, 'theirs'));
    expect((await list(true)).playlists.find((each) => each.id === id)?.name).toBe('Kept');
  });

  it('is made once where the answer was lost, also under another name since', async () => {
    const { shot, previews } = await published(1);
    await read();
    const entries = [{ entityId: shot, previewId: previews[0] ?? null, newestOf: null }];
    at.proxy.on('POST', /\/data\/playlists$/, { kind: 'close-after' });
    const { playlistId } = await make('Once', entries);
    await sync();
    expect(outbox()).toHaveLength(1);
    at.proxy.heal();
    must(await change(playlistId, () => ({ name: 'Once more' })));
    at.harness.later(GRACE_MS + 1000);
    await sync();
    expect(outbox()).toEqual([]);
    expect(await named('Once')).toEqual([]);
    expect(await named('Once more')).toHaveLength(1);
  });

  it('plays no preview of another shot, and ends all the same', async () => {
    const [one, other] = [await published(1), await published(1)];
    await read();
    const mixed = { entityId: one.shot, previewId: other.previews[0] ?? null, newestOf: null };
    const id = await made('Mixed up', [mixed]);
    expect(pairs(await raw(id))).toEqual([[one.shot, null]]);
  });

  it('of somebody else is no supervisor’s to change, and none an artist’s to make: told before', async () => {
    const body = { name: 'Of an admin', project_id: project(), shots: [] };
    const { id } = await room.stage.as.admin.post<KitsuPlaylist>('/data/playlists', body);
    await read();
    const row = (await list(true)).playlists.find((each) => each.id === id);
    expect(row?.lock).toBe('owner');
    await open(id, true);
    expect(await change(id, () => ({ name: 'Taken' }))).toMatchObject({ ok: false, code: 'rule' });
    expect(outbox()).toEqual([]);
  });

  describe('as an artist', () => {
    beforeAll(() => void (who = 'artist'));
    afterAll(() => void (who = 'supervisor'));
    it('is only looked at', async () => {
      await read();
      const view = await list(true);
      expect(view.lock).toBe('makers');
      expect(view.playlists.every(({ lock }) => lock === 'makers')).toBe(true);
      const wanted = { name: 'Mine', kind: 'shot' as const, forClient: false, entries: [] };
      expect(await (await playlists()).make(project(), wanted, AT)).toMatchObject({ ok: false });
    });
  });
});
