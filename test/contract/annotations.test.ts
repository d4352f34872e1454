import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { formWith, plainRequests, type PlainRequests } from '../fixtures/plain-request.ts';
import { PNG } from '../fixtures/small-pictures.ts';
import { listenToEvents, type ToldEvents } from '../fixtures/told-events.ts';
import { setStage, type Stage } from './roles/stage.ts';

const studio = inject('studio');

interface Drawn {
  id: string;
  annotations: { time: unknown; frame?: number; drawing: { objects: { id: string }[] } }[] | null;
}

/** Drawing on a preview by Kitsu's own route: both studios must answer alike (kitsu-media P10). */
describe.skipIf(studio === null)('annotations', () => {
  let stage: Stage;
  let task: string;
  let preview: string;
  let lead: PlainRequests;
  let told: ToldEvents;

  beforeAll(async () => {
    stage = await setStage(studio);
    lead = plainRequests(studio, stage.as.supervisor.token);
    told = await listenToEvents(studio, stage.as.supervisor.token);
    task = stage.shared;
  });
  afterAll(async () => {
    told?.close();
    await stage.clear();
  });

  /** A new preview for each test. */
  async function publish(): Promise<string> {
    const { admin } = stage.as;
    const said = await admin.post<{ id: string }>(`/actions/tasks/${task}/comment`, {
      ...{ task_status_id: stage.statuses.wip, comment: `Annotated ${randomUUID()}` },
    });
    const made = await admin.post<{ id: string }>(
      `/actions/tasks/${task}/comments/${said.id}/add-preview`,
    );
    const as = plainRequests(studio, admin.token);
    const form = formWith({ name: 'drawn.png', bytes: PNG, type: 'image/png' });
    await as('POST', `/pictures/preview-files/${made.id}`, form);
    return (preview = made.id);
  }

  const draw = (body: object, as = lead) =>
    as<Drawn>('PUT', `/actions/preview-files/${preview}/update-annotations`, body);
  const object = (id: string | null, more: object = {}) => ({
    ...{ type: 'rect', left: 1, top: 1, width: 5, height: 5, stroke: '#ff0000', strokeWidth: 1 },
    ...(id === null ? {} : { id }),
    ...more,
  });
  const at = (time: unknown, ...objects: object[]) => ({ time, drawing: { objects } });
  const inKitsu = async () =>
    (await lead<Drawn>('GET', `/data/preview-files/${preview}`)).body.annotations;

  it('are null before the first, and come with the comments too', async () => {
    await publish();
    expect(await inKitsu()).toBeNull();
    const id = randomUUID();
    const made = await draw({ additions: [{ ...at(1.251, object(id)), frame: 31 }] });
    expect(made.status).toBe(200);
    expect(made.body.annotations).toMatchObject([{ time: 1.251, frame: 31 }]);
    const comments = await lead<{ previews: Drawn[] }[]>('GET', `/data/tasks/${task}/comments`);
    const shown = comments.body.flatMap(({ previews }) => previews);
    expect(shown.find((one) => one.id === preview)?.annotations).toEqual(made.body.annotations);
  });

  it('an addition with a known id changes nothing, one without an id is drawn at each repeat', async () => {
    await publish();
    const id = randomUUID();
    await draw({ additions: [at(0, object(id, { left: 1 }))] });
    const again = await draw({ additions: [at(0, object(id, { left: 99 }))] });
    expect(again.body.annotations).toMatchObject([{ drawing: { objects: [{ id, left: 1 }] } }]);
    for (let time = 0; time < 2; time += 1) await draw({ additions: [at(0, object(null))] });
    const objects = (await inKitsu())?.[0]?.drawing.objects ?? [];
    expect(objects).toHaveLength(3);
    expect(objects.every((one) => one.id !== '')).toBe(true);
  });

  it('times are compared exactly: a text and two numbers that are nearly the same are three', async () => {
    await publish();
    for (const time of ['2.5', 2.5, 2.5000001])
      await draw({ additions: [at(time, object(randomUUID()))] });
    expect((await inKitsu())?.map(({ time }) => time)).toEqual(['2.5', 2.5, 2.5000001]);
  });

  it('an update or a deletion of what is not there is dropped, and an empty moment goes', async () => {
    await publish();
    const [id, other] = [randomUUID(), randomUUID()];
    await draw({ additions: [at(0, object(id), object(other))] });
    const changed = await draw({
      updates: [at(0, object(id, { left: 7 }), object(randomUUID())), at(3, object(id))],
      deletions: [{ time: 9, objects: [id] }],
    });
    expect(changed.status).toBe(200);
    const [moment] = changed.body.annotations ?? [];
    expect(moment?.drawing.objects.map((one) => one.id)).toEqual([other, id]);
    expect(moment?.drawing.objects[1]).toMatchObject({ left: 7 });
    await draw({ deletions: [{ time: 0, objects: [other] }] });
    expect((await inKitsu())?.[0]?.drawing.objects).toHaveLength(1);
    const empty = await draw({ deletions: [{ time: 0, objects: [id] }] });
    expect(empty.body.annotations).toEqual([]);
  });

  it('a moment without a time breaks the server, and a list that is none is refused', async () => {
    await publish();
    const timeless = await draw({ additions: [{ drawing: { objects: [object(randomUUID())] } }] });
    expect(timeless.status).toBe(500);
    expect((await draw({ additions: 'x' })).status).toBe(400);
    expect(
      (await draw({ additions: [at(-1, object(randomUUID())), at(1e6, object(randomUUID()))] }))
        .status,
    ).toBe(200);
  });

  it('may be made by leads and clients, not by artists and vendors', async () => {
    await publish();
    const tries = await Promise.all(
      (['artist', 'supervisor', 'manager', 'admin', 'vendor', 'client'] as const).map(
        async (role) => {
          const as = plainRequests(studio, stage.as[role].token);
          return [role, (await draw({ additions: [at(0, object(randomUUID()))] }, as)).status];
        },
      ),
    );
    expect(Object.fromEntries(tries)).toEqual({
      ...{ artist: 403, supervisor: 200, manager: 200, admin: 200, vendor: 403, client: 200 },
    });
  });

  it('are told of by the id of the preview', async () => {
    await publish();
    told.forget();
    await draw({ additions: [at(0, object(randomUUID()))] });
    await told.includes({
      ...{ event: 'preview-file:annotation-update', preview_file_id: preview },
      ...{ person_id: stage.as.supervisor.user.id, project_id: stage.project },
    });
  });
});
