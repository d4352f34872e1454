import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { createKeychain } from '../../electron/account/keychain.ts';
import { createSessionManager } from '../../electron/account/session.ts';
import { runSetup } from '../../electron/external/setup/setup-command.ts';
import { signedIn } from '../../electron/external/setup/signed-in.ts';
import type { SetupAnswer } from '../../electron/external/setup/setup-answer.ts';
import type { KitsuAnswer } from '../../electron/kitsu/answer-types.ts';
import { allAssetTypes } from '../../electron/kitsu/production/asset-types.ts';
import { addMetadataDescriptor } from '../../electron/kitsu/production/metadata.ts';
import { allTasksForShot } from '../../electron/kitsu/production/production-tasks.ts';
import {
  addAssetType,
  addPersonToTeam,
  addTaskType,
  closeProject,
  getTeam,
  newProject,
  removeProject,
} from '../../electron/kitsu/production/projects.ts';
import { allSequencesForProject } from '../../electron/kitsu/production/sequences.ts';
import { allShotsForProject } from '../../electron/kitsu/production/shots.ts';
import { getTaskTypeByName } from '../../electron/kitsu/production/task-types.ts';
import { route, write } from '../../electron/kitsu/request-helpers.ts';
import { parseCommand } from '../../electron/platform/cli-words.ts';
import { SETUP_VERBS } from '../../electron/shared/command-words.ts';
import type { Project } from '../../electron/shared/production.ts';
import { clientOf, type Client } from '../fixtures/client.ts';
import { createNodeTransport } from '../fixtures/node-transport.ts';
import { expectPrinted } from '../fixtures/printed-setup.ts';
import { accountOf, type Account } from '../fixtures/studio.ts';

const studio = inject('studio');
const NAME = `Set up ${Math.random().toString(16).slice(2, 8)}`;

const must = <T>(answer: KitsuAnswer<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

describe.skipIf(studio === null)('the command that sets a production up', () => {
  let folder = '';
  let admin: Client;
  let artist: Client;
  let project: Project;
  /** The operating system's, which has no entry at first. */
  const entries = new Map<string, string>();
  const keychain = createKeychain({
    platform: 'win32',
    load: () =>
      Promise.resolve({
        getPassword: (_, account) => Promise.resolve(entries.get(account) ?? null),
        setPassword: (_, account, password) => Promise.resolve(void entries.set(account, password)),
        deletePassword: (_, account) => Promise.resolve(entries.delete(account)),
      }),
  });
  let type = '';
  const file = (name: string): string => join(folder, name);

  /** Runs the command as it is typed, in an empty profile; returns what it prints and its exit code. */
  async function run(words: string[], as: Account | null = accountOf(studio, 'admin')) {
    const signIn = as ? ['--server', studio.url, '--email', as.email, '--password-stdin'] : [];
    const asked = parseCommand([...words, '--json', ...signIn, '--profile', file('profile')]);
    if (asked.kind !== 'setup') throw new Error(`${SETUP_VERBS.join()} are not known`);
    const said: string[] = [];
    const write = (text: string): Promise<void> => Promise.resolve(void said.push(text));
    const code = await runSetup(asked, {
      print: { out: write, error: write },
      http: (wish) =>
        signedIn(wish, {
          stdin: Readable.from([`${as?.password}\n`]),
          ...{ profile: file('profile'), keychain },
          userAgent: 'kitsu-companion/test',
          transport: createNodeTransport(),
          now: () => new Date(),
        }),
      ...{ cwd: folder, progress: null },
    });
    const answer = JSON.parse(said.join('')) as SetupAnswer;
    if (words[0] !== 'export') expectPrinted(answer);
    return { code, answer };
  }
  /** As the app does it, which keeps its tokens in the keychain. */
  async function signInWithTheApp(): Promise<void> {
    const { email, password } = accountOf(studio, 'admin');
    const app = createSessionManager({
      ...{ profile: file('profile'), keychain, transport: createNodeTransport() },
      ...{ userAgent: 'kitsu-companion/test', now: () => new Date() },
      log: { warn: () => undefined },
    });
    mkdirSync(file('profile'), { recursive: true });
    await app.restore();
    expect(await app.signIn({ server: studio.url, email, password })).toMatchObject({ ok: true });
  }
  const on = (verb: string, name: string, ...more: string[]) =>
    run([verb, name, '--production', NAME, ...more]);

  beforeAll(async () => {
    if (!studio) return;
    folder = mkdtempSync(join(tmpdir(), 'companion-setup-'));
    admin = await clientOf(studio, accountOf(studio, 'admin'));
    artist = await clientOf(studio, accountOf(studio, 'artist'));
    const { http } = admin;
    project = must(await newProject(http, { name: NAME }));
    const animation = must(await getTaskTypeByName(http, 'Animation', { forEntity: 'Shot' }));
    must(await addTaskType(http, project.id, animation?.id ?? ''));
    const [first] = must(await allAssetTypes(http));
    type = first?.name ?? '';
    must(await addAssetType(http, project.id, first?.id ?? ''));
    const column = { name: 'Mood', entityType: 'shot', dataType: 'list' } as const;
    must(await addMetadataDescriptor(http, project.id, { ...column, choices: ['calm', 'wild'] }));
    const { email } = accountOf(studio, 'artist');
    const rows = Array.from(
      { length: 12 },
      (_, at) =>
        `SQ0${(at % 3) + 1};SH${String(at * 10 + 10).padStart(3, '0')};${24 + at};1001;${1024 + at};Été;Calm;x;${email};2026-12-04;3d`,
    );
    const header =
      'Sequence;Name;Frames;In;Out;Description;Mood;Animation;Animation assignees;Animation due;Animation estimate';
    // As a spreadsheet in Western Europe saves it.
    writeFileSync(file('shots.csv'), Buffer.from([header, ...rows, ''].join('\r\n'), 'latin1'));
    writeFileSync(
      file('assets.csv'),
      `\ufeffType,Name,Description\n${type},Lamp,"A ""big"" one"\n`,
    );
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    if (!project) return;
    await closeProject(admin.http, project.id);
    await removeProject(admin.http, project.id);
  });

  it('plans, applies, and has nothing to do then', async () => {
    const plan = await on('plan', 'shots.csv');
    expect(plan).toMatchObject({ code: 4, answer: { ok: true, creates: 27, changes: 1 } });
    expect(plan.answer).toMatchObject({ questions: [], problems: [] });
    expect(must(await allShotsForProject(admin.http, project.id))).toEqual([]);

    const done = await on('apply', 'shots.csv');
    expect(done).toMatchObject({ code: 0, answer: { ok: true, creates: 27, problems: [] } });
    const again = await on('plan', 'shots.csv');
    expect(again).toMatchObject({ code: 0, answer: { creates: 0, changes: 0, steps: [] } });
    expect(await on('apply', 'shots.csv')).toMatchObject({ code: 0, answer: { creates: 0 } });

    const { http } = admin;
    const shots = must(await allShotsForProject(http, project.id));
    expect(must(await allSequencesForProject(http, project.id))).toHaveLength(3);
    expect(shots).toHaveLength(12);
    const shot = shots.find(({ name }) => name === 'SH010');
    expect(shot).toMatchObject({ nbFrames: 24, frameIn: 1001, frameOut: 1024, description: 'Été' });
    expect(shot?.data).toMatchObject({ mood: 'calm' });
    const tasks = must(await allTasksForShot(http, shot?.id ?? '', { relations: true }));
    expect(tasks).toMatchObject([
      { assigneeIds: [artist.personId], dueDate: '2026-12-04', estimation: 1440 },
    ]);
    // Who is assigned and not in the team would never see the task.
    expect(must(await getTeam(http, project.id)).map(({ id }) => id)).toContain(artist.personId);
  });

  it('asks before it takes a name for another, and does nothing without the answer', async () => {
    writeFileSync(file('asked.csv'), 'Sequence,Name,Frames\nsq01,10,30\n');
    const asked = await on('apply', 'asked.csv');
    expect(asked).toMatchObject({ code: 1, answer: { ok: false, changes: 0 } });
    expect(asked.answer.questions).toMatchObject([
      { row: 2, column: 'Sequence' },
      { row: 2, column: 'Name' },
    ]);
    const taken = await on('apply', 'asked.csv', '--yes');
    expect(taken).toMatchObject({ code: 0, answer: { ok: true, creates: 0, changes: 1 } });
    const shots = must(await allShotsForProject(admin.http, project.id));
    expect(shots.find(({ name }) => name === 'SH010')).toMatchObject({
      ...{ nbFrames: 30, frameIn: 1001, frameOut: 1024, description: 'Été' },
    });
  });

  it('changes with --update-only what is there, and makes nothing', async () => {
    const rows = ['SQ01,SH010,31,', 'SQ01,SH777,24,x', 'SQ77,SH010,24,x', 'SQ01,SH040,,x'];
    writeFileSync(file('update.csv'), ['Sequence,Name,Frames,Animation', ...rows, ''].join('\n'));
    const whole = await on('plan', 'update.csv');
    expect(whole).toMatchObject({ code: 4, answer: { creates: 5, changes: 1 } });
    const planned = await on('plan', 'update.csv', '--update-only');
    expect(planned).toMatchObject({ code: 4, answer: { ok: true, creates: 0, changes: 1 } });
    expect(planned.answer.steps).toMatchObject([{ do: 'change', title: 'SQ01 / SH010', row: 2 }]);
    expect(planned.answer.questions.map(({ row }) => row)).toEqual([3, 4, 4]);
    const asked = await on('apply', 'update.csv', '--update-only');
    expect(asked).toMatchObject({ code: 1, answer: { ok: false, changes: 0 } });
    const done = await on('apply', 'update.csv', '--update-only', '--yes');
    expect(done).toMatchObject({ code: 0, answer: { ok: true, creates: 0, changes: 1 } });
    const shots = must(await allShotsForProject(admin.http, project.id));
    expect(shots).toHaveLength(12);
    expect(shots.find(({ name }) => name === 'SH010')?.nbFrames).toBe(31);
    expect(must(await allSequencesForProject(admin.http, project.id))).toHaveLength(3);
  });

  it('prints what its page shows', () => {
    const page = readFileSync('electron/external/setup/README.md', 'utf8');
    const shown = /```json\n(\{[\s\S]*?\n\})\n```/.exec(page)?.[1] ?? '';
    expectPrinted(JSON.parse(shown) as object);
  });

  it('takes a canceled shot back, which making it again would not', async () => {
    const { http } = admin;
    const shots = must(await allShotsForProject(http, project.id));
    const gone = shots.find(({ name }) => name === 'SH020');
    const path = route`/data/entities/${gone?.id ?? ''}`;
    must(await write(http, 'PUT', path, { canceled: true }, z.unknown()));
    const isCanceled = async () =>
      must(await allShotsForProject(http, project.id)).find(({ id }) => id === gone?.id)?.canceled;
    expect(await isCanceled()).toBe(true);
    expect(await on('plan', 'shots.csv')).toMatchObject({ answer: { restores: 1, creates: 0 } });
    expect(await on('apply', 'shots.csv')).toMatchObject({ code: 0, answer: { restores: 1 } });
    expect(await isCanceled()).toBe(false);
  });

  it('exports what is planned as nothing, and three changes of that file as three', async () => {
    expect(await on('apply', 'assets.csv')).toMatchObject({ code: 0, answer: { creates: 1 } });
    writeFileSync(file('cast.csv'), 'Sequence,Name,Casting\nSQ01,SH010,Lamp x2\nSQ01,SH040,Lamp\n');
    expect(await on('apply', 'cast.csv')).toMatchObject({ code: 0, answer: { changes: 2 } });
    expect(await on('export', 'film.yaml')).toMatchObject({ code: 0, answer: { ok: true } });
    expect(await on('plan', 'film.yaml')).toMatchObject({ code: 0, answer: { steps: [] } });
    const text = readFileSync(file('film.yaml'), 'utf8');
    expect(text).toContain(`${type} / Lamp: 2`);
    const changed = text
      .replace('A "big" one', 'A small one')
      .replace('2026-12-04', '2026-12-07')
      .replace('Mood: calm', 'Mood: wild');
    writeFileSync(file('film.yaml'), changed);
    expect(await on('plan', 'film.yaml')).toMatchObject({
      ...{ code: 4, answer: { creates: 0, changes: 3, questions: [], problems: [] } },
    });
    expect(await on('apply', 'film.yaml')).toMatchObject({ code: 0, answer: { changes: 3 } });
    expect(await on('plan', 'film.yaml')).toMatchObject({ code: 0, answer: { steps: [] } });
  });

  it('plans a cut at a rate that Kitsu refuses, and leaves the ranges', async () => {
    const event = (at: number, name: string) =>
      `00${at}  AX V C 00:00:00:00 00:00:02:00 01:00:0${at}:00 01:00:0${at + 2}:00\n* FROM CLIP NAME: ${name}\n`;
    writeFileSync(file('r1.edl'), event(1, 'SQ01_SH010_v2.mov') + event(3, 'SQ01_SH990'));
    const cut = ['--fps', '23.976', '--names', '{sequence}_{shot}'];
    const planned = await on('plan', 'r1.edl', ...cut);
    expect(planned).toMatchObject({ code: 4, answer: { creates: 1, changes: 1, problems: [] } });
    expect(planned.answer.steps.map(({ title, cells }) => [title, cells])).toEqual([
      ['SQ01 / SH990', []],
      ['SQ01 / SH010', [{ row: 1, column: 'frames', before: '24', after: '48' }]],
    ]);
    // The first frame is not said, and the length does not fit the range.
    expect(await on('apply', 'r1.edl', ...cut)).toMatchObject({ code: 1, answer: { creates: 0 } });
  });

  it('refuses by the row, and sends nothing', async () => {
    writeFileSync(file('bad.csv'), 'Sequence,Name,Frames\nSQ09,SH010,1e9\nSQ09,SH010,5\n');
    const refused = await on('apply', 'bad.csv', '--yes');
    expect(refused).toMatchObject({ code: 1, answer: { ok: false, creates: 0 } });
    expect(refused.answer.problems).toMatchObject([
      { row: 2, column: 'Frames' },
      { row: 3, column: 'Name' },
    ]);
    const names = must(await allSequencesForProject(admin.http, project.id)).map(
      ({ name }) => name,
    );
    expect(names).not.toContain('SQ09');
  });

  it('tells who may not before anything is sent, and says by its exit code what is missing', async () => {
    must(await addPersonToTeam(admin.http, project.id, artist.personId));
    writeFileSync(file('more.csv'), 'Sequence,Name\nSQ05,SH010\n');
    const words = ['apply', 'more.csv', '--production', NAME];
    const barred = await run(words, accountOf(studio, 'artist'));
    expect(barred.code).toBe(1);
    expect(barred.answer.problems[0]?.message).toContain('Only managers');
    expect((await run(words, null)).code).toBe(3);
    await signInWithTheApp();
    expect((await run(['plan', ...words.slice(1)], null)).code).toBe(4);
    expect((await on('plan', 'nowhere.csv')).code).toBe(2);
    // Its size is looked at, and nothing of it is read.
    writeFileSync(file('vast.csv'), '');
    truncateSync(file('vast.csv'), 4 * 1024 ** 3);
    const vast = await on('plan', 'vast.csv');
    expect(vast).toMatchObject({ code: 2, answer: { ok: false } });
    expect(vast.answer.problems[0]?.message).toContain('more than 64 MB');
    expect((await run(['plan', 'more.csv', '--production', 'No such film'])).code).toBe(2);
    expect((await run(['plan', 'more.csv'])).code).toBe(2);
    const wrong = { ...accountOf(studio, 'admin'), password: 'not that' };
    expect((await run(words, wrong)).code).toBe(1);
  });
});
