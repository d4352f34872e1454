import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { NewDrawing } from '../../electron/shared/annotations/write.ts';
import { annotate, annotationsOf, type AnnotationEdit } from '../../electron/tasks/annotations.ts';
import { deferred } from '../fixtures/deferred.ts';
import { formWith, plainRequests } from '../fixtures/plain-request.ts';
import { PNG } from '../fixtures/small-pictures.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const LONG = { timeout: 60_000 };
const SENT = /\/update-annotations$/;
let stage: Stage;

interface InKitsu {
  annotations:
    { time: number; frame?: number; drawing: { objects: { id: string; odd?: string }[] } }[] | null;
}

/** What a lead draws in the app, on its way to Kitsu and back. */
describe.skipIf(studio === null)('drawing on a preview', () => {
  beforeAll(async () => {
    stage = await setStage(studio);
  }, 60_000);
  afterAll(() => stage.clear());
  const at = useWorkspaceHarness(studio, {
    live: true,
    account: () => {
      const { email, role } = stage.as.manager.user;
      return { email, password: 'kitsu-companion', role: role as 'manager' };
    },
  });

  /** A preview that is known here. Drawing takes the time of a movie's frames, whatever the file is. */
  async function published() {
    const { admin } = stage.as;
    const taskId = stage.shared;
    const said = await admin.post<{ id: string }>(`/actions/tasks/${taskId}/comment`, {
      ...{ task_status_id: stage.statuses.wip, comment: `Drawn on ${randomUUID()}` },
    });
    const path = `/actions/tasks/${taskId}/comments/${said.id}/add-preview`;
    const { id: previewId } = await admin.post<{ id: string }>(path);
    const file = formWith({ name: 'drawn.png', bytes: PNG, type: 'image/png' });
    await plainRequests(studio, admin.token)('POST', `/pictures/preview-files/${previewId}`, file);
    const { sync } = at.harness.workspace;
    await sync.readComments([taskId]);
    at.proxy.requests.length = 0;
    return { taskId, previewId, isMovie: true };
  }
  const who = () => ({
    studio: at.harness.workspace.sync.studio(),
    me: at.harness.kitsu.user.id,
  });
  type On = Awaited<ReturnType<typeof published>>;
  function edit(on: On, change: Partial<AnnotationEdit>): void {
    const { replica } = at.harness.workspace;
    const all = { add: [], remove: [], restore: [], ...change };
    const done = annotate(replica, who(), on, all, new Date(Date.now() - 5_000).toISOString());
    if (!done.ok) throw new Error(done.message);
    at.harness.bringNews();
  }
  const line = (id: string): NewDrawing => ({
    ...{ kind: 'stroke', id, on: { width: 960, height: 540 }, colour: '#FF3860', width: 5 },
    points: [
      [10, 10, 0.5],
      [20, 40, 0.6],
      [60, 30, 0.7],
    ],
  });
  const shown = (on: On) =>
    annotationsOf(at.harness.workspace.replica, who(), on).frames.map(({ frame, drawings }) => [
      frame,
      drawings.map(({ id, mark }) => [id, mark]),
    ]);
  const inKitsu = async ({ previewId }: On) =>
    (await at.harness.kitsu.get<InKitsu>(`/data/preview-files/${previewId}`)).annotations;
  const over = () =>
    expect.poll(() => at.harness.workspace.replica.outbox.all().length, LONG).toBe(0);

  it('draws once, though the answer is lost, and shows it before', async () => {
    const on = await published();
    const id = randomUUID();
    at.proxy.on('PUT', SENT, { kind: 'close-after' }, 1);
    edit(on, { add: [{ frame: 30, drawing: line(id) }] });
    expect(shown(on)).toEqual([[30, [[id, 'here']]]]);
    await over();
    expect(await inKitsu(on)).toMatchObject([
      { time: 1.2, frame: 31, drawing: { objects: [{ id, createdBy: at.harness.kitsu.user.id }] } },
    ]);
    expect((await inKitsu(on))?.[0]?.drawing.objects).toHaveLength(1);
    expect(shown(on)).toEqual([[30, [[id, 'kitsu']]]]);
  }, 90_000);

  it('waits without a network, is there after a restart, and goes without being sent if it is undone', async () => {
    const on = await published();
    const [kept, undone] = [randomUUID(), randomUUID()];
    at.proxy.unplug();
    await at.harness.workspace.sync.syncNow();
    edit(on, { add: [{ frame: 0, drawing: line(kept) }] });
    edit(on, { add: [{ frame: 0, drawing: line(undone) }] });
    edit(on, { remove: [undone] });
    await at.harness.restart();
    expect(shown(on)).toEqual([[0, [[kept, 'here']]]]);
    at.proxy.heal();
    await at.harness.workspace.sync.syncNow();
    await over();
    expect((await inKitsu(on))?.[0]?.drawing.objects.map(({ id }) => id)).toEqual([kept]);
  }, 120_000);

  it('is read back on the frames that it was drawn on, wherever they are in the movie', async () => {
    const on = await published();
    const frames = [0, 30, 31, 249, 2499, 2500];
    const drawn = frames.map((frame) => ({ frame, drawing: line(randomUUID()) }));
    edit(on, { add: drawn });
    await over();
    expect(shown(on)).toEqual(drawn.map(({ frame, drawing }) => [frame, [[drawing.id, 'kitsu']]]));
    expect((await inKitsu(on))?.map(({ frame, time }) => [frame, time])).toEqual(
      frames.map((frame) => [frame + 1, Number((frame * 0.04).toFixed(4))]),
    );
  }, 90_000);

  it('stays shown, though what was read while it was on its way comes after it', async () => {
    const on = await published();
    const id = randomUUID();
    const [sends, reads] = [deferred(), deferred()];
    at.proxy.on('PUT', SENT, { kind: 'hold', until: sends.until });
    edit(on, { add: [{ frame: 30, drawing: line(id) }] });
    const seen = (path: RegExp) => at.proxy.requests.some((one) => path.test(one.path));
    await expect.poll(() => seen(SENT), LONG).toBe(true);
    const late = { kind: 'hold-answer', until: reads.until } as const;
    at.proxy.on('GET', /\/data\/preview-files\//, { kind: 'hold', until: reads.until });
    at.proxy.on('GET', /\/comments$/, late);
    const reading = at.harness.workspace.sync.readComments([on.taskId]);
    await expect.poll(() => seen(/\/comments$/), LONG).toBe(true);
    sends.release();
    await over();
    reads.release();
    await reading;
    expect(shown(on)).toEqual([[30, [[id, 'kitsu']]]]);
  }, 90_000);

  it('draws beside what Kitsu’s player drew on the same frame, at its exact time', async () => {
    const on = await published();
    const [theirs, mine] = [randomUUID(), randomUUID()];
    const object = { type: 'rect', id: theirs, left: 1, top: 1, width: 9, height: 9 };
    await stage.as.admin.put(`/actions/preview-files/${on.previewId}/update-annotations`, {
      additions: [{ time: 1.2000001, drawing: { objects: [object] } }],
    });
    edit(on, { add: [{ frame: 30, drawing: line(mine) }] });
    await over();
    const entries = await inKitsu(on);
    expect(entries).toHaveLength(1);
    expect(entries?.[0]?.time).toBe(1.2000001);
    expect(shown(on)).toEqual([
      [
        30,
        [
          [theirs, 'kitsu'],
          [mine, 'kitsu'],
        ],
      ],
    ]);
  }, 90_000);

  it('deletes what Kitsu’s player drew, and draws it again as it was', async () => {
    const on = await published();
    const id = randomUUID();
    const object = { type: 'rect', id, left: 1, top: 1, width: 9, height: 9, odd: 'kept' };
    await stage.as.admin.put(`/actions/preview-files/${on.previewId}/update-annotations`, {
      additions: [{ time: '0', drawing: { objects: [object] } }],
    });
    // The stream tells of it.
    await expect.poll(() => shown(on), LONG).toEqual([[0, [[id, 'kitsu']]]]);
    edit(on, { remove: [id] });
    expect(shown(on)).toEqual([]);
    await over();
    expect(await inKitsu(on)).toEqual([]);
    edit(on, { restore: [{ frame: 0, id }] });
    await over();
    expect((await inKitsu(on))?.[0]?.drawing.objects).toMatchObject([{ id, odd: 'kept' }]);
  }, 90_000);
});
