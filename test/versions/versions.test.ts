import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAuth } from '../../electron/kitsu/auth.ts';
import { discoverServer } from '../../electron/kitsu/server.ts';
import { allShotsForProject } from '../../electron/kitsu/production/shots.ts';
import { setTasksPriority } from '../../electron/kitsu/production/task-changes.ts';
import { createShotTasks } from '../../electron/kitsu/production/task-creation.ts';
import { allTaskTypes } from '../../electron/kitsu/production/task-types.ts';
import { dayOf, shiftDay } from '../../electron/shared/day.ts';
import { setDay, start } from '../../electron/time/day/commands.ts';
import { dayView } from '../../electron/time/day/day-view.ts';
import { todoList } from '../../electron/tasks/todo-list.ts';
import { clientOf, type Client } from '../fixtures/client.ts';
import { openWorkspaceHarness, type WorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy.ts';
import { createNodeTransport } from '../fixtures/node-transport.ts';
import { accountOf, type StartedStudio } from '../fixtures/studio.ts';
import { startVersion } from './old-server.ts';

/** The first start installs the version and creates its seed. */
const STARTS_WITHIN_MS = 240_000;
const TODAY = dayOf(new Date());
const MOMENT = { today: TODAY, at: new Date().toISOString() };
const userAgent = 'kitsu-companion/test';

describe.each([
  { version: '1.0.97', lacks: [] },
  { version: '1.0.30', lacks: ['priorities', 'tasks of an entity', 'browser'] },
  { version: '0.20.85', lacks: ['priorities', 'tasks of an entity', 'browser'] },
])('Kitsu $version', ({ version, lacks }) => {
  let server: StartedStudio | string = 'not started';
  let proxy: FaultProxy;
  let desk: WorkspaceHarness;
  let lead: Client;
  let project = '';

  beforeAll(async () => {
    server = await startVersion(version);
    if (typeof server === 'string') return;
    const { studio } = server;
    proxy = await startFaultProxy(studio.url);
    desk = await openWorkspaceHarness(studio, proxy);
    lead = await clientOf(studio, accountOf(studio, 'manager'));
    await desk.workspace.sync.syncNow();
    project = list()[0]?.projectId ?? '';
  }, STARTS_WITHIN_MS);
  afterAll(async () => {
    if (typeof server === 'string') return;
    await desk?.close();
    await proxy?.close();
    await server.stop();
  });
  beforeEach(({ skip }) => {
    if (typeof server === 'string') skip(server);
  });

  const sync = () => desk.workspace.sync.syncNow();
  const list = () => todoList(desk.workspace.replica, desk.workspace.sync.studio()).tasks;
  const entry = (taskId: string, day: string) => {
    const { replica, sync: running } = desk.workspace;
    return dayView(replica, running.studio(), day, TODAY).entries.find((e) => e.taskId === taskId);
  };
  const log = (taskId: string, day: string, minutes: number): void => {
    const { replica, sync: running } = desk.workspace;
    const done = setDay(replica, running.studio(), { taskId, day, minutes }, MOMENT);
    if (!done.ok) throw new Error(done.message);
  };
  /** Kitsu's own minutes for a task and day, by a route that accepts a token in every version. */
  const inKitsu = async (taskId: string, day: string): Promise<number> =>
    (await desk.kitsu.get<{ total: number }>(`/actions/tasks/${taskId}/time-spents/${day}`)).total;

  it('is found and signed in to', async () => {
    const transport = createNodeTransport();
    const place = { api: `${proxy.url}/api`, site: proxy.url, host: 'kitsu', needsConsent: false };
    const found = await discoverServer([place], { transport, userAgent, allowHttp: true });
    expect(found).toMatchObject({
      ok: true,
      value: { version, browserSignIn: !lacks.includes('browser') },
    });
    if (typeof server === 'string') return;
    const { email, password } = accountOf(server.studio, 'artist');
    const auth = createAuth({ api: place.api, host: place.host, transport, userAgent });
    const answer = await auth.login({ email, password });
    if (!answer.ok || answer.value.kind !== 'signed-in') throw new Error(JSON.stringify(answer));
    const { tokens, person } = answer.value;
    expect(person).toMatchObject({ email, role: 'user' });
    expect(await auth.refresh(tokens.refresh ?? '')).toMatchObject({ ok: true });
    expect(await auth.authenticated(tokens.access)).toMatchObject({ ok: true });
  });

  it('gives what is to do and what is done, and the rules of the studio', async () => {
    expect(await sync()).toMatchObject({ problem: null });
    const { replica, sync: running } = desk.workspace;
    expect(replica.tasks.list('todo')).toHaveLength(56);
    expect(replica.tasks.list('done')).toHaveLength(4);
    expect(list()[0]?.entityName).toBeTruthy();
    const { context, rules } = running.studio();
    expect(context?.statuses.filter(({ isWip }) => isWip)).toHaveLength(1);
    expect(context?.projects.length).toBeGreaterThanOrEqual(2);
    expect(rules).toMatchObject({ role: 'user', hoursByDay: 8 });
  });

  it('takes a time, gives it back, and removes it', async () => {
    const taskId = list()[0]?.id ?? '';
    log(taskId, TODAY, 45);
    expect(await sync()).toMatchObject({ waiting: 0, problem: null });
    expect(await inKitsu(taskId, TODAY)).toBe(45);
    expect(entry(taskId, TODAY)).toMatchObject({ minutes: 45, mark: 'kitsu' });
    log(taskId, TODAY, 0);
    expect(await sync()).toMatchObject({ waiting: 0, problem: null });
    expect(await inKitsu(taskId, TODAY).catch(() => 0)).toBe(0);
  });

  it('gives the time of a day that was logged on the web', async () => {
    const taskId = list()[1]?.id ?? '';
    const day = shiftDay(TODAY, -3);
    const path = `/actions/tasks/${taskId}/time-spents/${day}/persons/${desk.kitsu.user.id}`;
    await desk.kitsu.post(path, { duration: 75 });
    await sync();
    expect(entry(taskId, day)).toMatchObject({ minutes: 75, mark: 'kitsu' });
  });

  it('starts a task by a comment', async () => {
    const task = list().find((one) => !one.isStarted && one.startBlocked === null);
    if (!task) throw new Error('Every task is started already.');
    const { replica, sync: running } = desk.workspace;
    expect(start(replica, running.studio(), task.id, MOMENT).ok).toBe(true);
    expect(await sync()).toMatchObject({ waiting: 0, problem: null });
    const wip = running.studio().context?.statuses.find(({ isWip }) => isWip);
    const path = `/data/tasks/${task.id}/comments`;
    const [newest] = await desk.kitsu.get<{ task_status_id: string }[]>(path);
    expect(newest?.task_status_id).toBe(wip?.id);
    expect(list().find(({ id }) => id === task.id)).toMatchObject({ isStarted: true });
  });

  it('has thumbnails', async () => {
    const previewFileId = list().find((task) => task.previewFileId !== null)?.previewFileId ?? '';
    const picture = await desk.workspace.pictures.get('thumbnail', previewFileId);
    expect(picture).toMatchObject({ type: 'image/png' });
  });

  it('gets no cookie but its session, only where it asks for that, and not again and again', () => {
    const sent = proxy.requests.filter(({ headers }) => headers.cookie !== undefined);
    expect(sent.length > 0).toBe(version !== '1.0.97');
    for (const { path, headers } of sent) {
      expect(path).toMatch(/^\/api\/data\/user\//);
      expect(headers.cookie).toMatch(/^session=[\w.-]+$/);
    }
    const refused = proxy.requests.filter(
      ({ path, headers }) => path.includes('/data/user/') && headers.cookie === undefined,
    );
    // The first refresh makes five requests in parallel before it knows about the cookie.
    if (version !== '1.0.97') expect(refused.length).toBeLessThanOrEqual(5);
  });

  it('is asked for single days where it has no ranges, and for no more than two weeks', () => {
    const ranges = proxy.requests.filter(({ path }) => path.includes('time-spents?start_date'));
    const single = proxy.requests.filter(({ path }) => /user\/time-spents\/\d/.test(path));
    const readings = proxy.requests.filter(({ path }) => path.endsWith('/data/user/tasks'));
    if (version !== '0.20.85') return expect(ranges.length).toBeGreaterThan(2);
    // Refused without the cookie, then a server fault with it; never requested again.
    expect(ranges.length).toBeLessThanOrEqual(2);
    expect(single.length).toBeGreaterThanOrEqual(14);
    expect(single.length).toBeLessThanOrEqual(14 * readings.length);
  });

  it('says of what it lacks that it is too old, and by which version', async () => {
    const [task] = list();
    const tooOld = {
      ok: false,
      code: 'not-supported',
      message: expect.stringContaining(version) as string,
    };
    const priorities = await setTasksPriority(lead.http, [task?.id ?? ''], 1);
    expect(priorities).toMatchObject(lacks.includes('priorities') ? tooOld : { ok: true });
    const shots = await allShotsForProject(lead.http, project);
    const types = await allTaskTypes(lead.http);
    if (!shots.ok || !types.ok) throw new Error('No shots or types.');
    const [shot] = shots.value;
    const type = types.value.find(
      ({ name, forEntity }) => name === 'Layout' && forEntity === 'Shot',
    );
    if (!shot || !type) throw new Error('No shot or no Layout.');
    const made = await createShotTasks(lead.http, shot, [type.id]);
    expect(made).toMatchObject(lacks.includes('tasks of an entity') ? tooOld : { ok: true });
  });
});
