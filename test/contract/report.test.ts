import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createKeychain } from '../../electron/account/keychain.ts';
import { runReport } from '../../electron/external/report/report-command.ts';
import { signedIn } from '../../electron/external/setup/signed-in.ts';
import { parseCommand } from '../../electron/platform/cli-words.ts';
import type { ProgressReport } from '../../electron/production/report/progress-report.ts';
import type { RiskRow } from '../../electron/production/report/risk-report.ts';
import type { TimeReport } from '../../electron/production/report/time-report.ts';
import type { PersonWeeks } from '../../electron/production/report/workload-report.ts';
import type { Http } from '../../electron/kitsu/http.ts';
import { success } from '../../electron/shared/result.ts';
import { clientOf } from '../fixtures/client.ts';
import { createNodeTransport } from '../fixtures/node-transport.ts';
import { plainRequests, type PlainRequests } from '../fixtures/plain-request.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { accountOf, type Account } from '../fixtures/studio.ts';
import { makeTrackedFilm, type TrackedFilm } from '../fixtures/tracked-film.ts';

const studio = inject('studio');
const STAMP = Math.random().toString(16).slice(2, 8);
const TODAY = '2026-03-04';
const DAY_MS = 86_400_000;

interface Raw {
  id: string;
  entity_id: string;
  task_type_id: string;
  task_status_id: string;
  assignees: string[];
  estimation: number;
  duration: number;
  start_date: string | null;
  due_date: string | null;
  done_date: string | null;
}
interface RawTime {
  task_id: string;
  person_id: string;
  date: string;
  duration: number;
}
interface Answers {
  risks: { ok: boolean; tasks: RiskRow[] };
  progress: { ok: boolean } & ProgressReport;
  workload: { ok: boolean; people: PersonWeeks[] };
  time: { ok: boolean } & TimeReport;
}

describe.skipIf(studio === null)('where a production stands', { timeout: 60_000 }, () => {
  let folder = '';
  let film: TrackedFilm;
  let raw: PlainRequests;
  const answers = {} as Answers;

  /** Runs the command as it is typed, in an empty profile, on Wednesday 4 March 2026. */
  async function run(
    words: string[],
    as: Account | null = accountOf(studio, 'admin'),
    app: Http | null = null,
  ) {
    const signIn = as ? ['--server', studio.url, '--email', as.email, '--password-stdin'] : [];
    const asked = parseCommand(['report', ...words, ...signIn, '--profile', folder]);
    if (asked.kind !== 'report') throw new Error(`That is ${asked.kind}.`);
    const [said, noted]: [string[], string[]] = [[], []];
    const now = () => new Date(`${TODAY}T12:00:00Z`);
    const code = await runReport(asked, {
      print: {
        out: (text) => Promise.resolve(void said.push(text)),
        error: (text) => Promise.resolve(void noted.push(text)),
      },
      // By the app's sign-in where there is one, whose studio rests on Friday and Saturday.
      weekend: () => [5, 6],
      http: async (wish) =>
        (app && success(app)) ??
        signedIn(wish, {
          stdin: Readable.from([`${as?.password}\n`]),
          keychain: createKeychain({ platform: 'win32', load: () => Promise.reject(new Error()) }),
          ...{ profile: folder, userAgent: 'kitsu-companion/test', now },
          transport: createNodeTransport(),
        }),
      ...{ cwd: folder, now },
    });
    return { code, text: said.join('\n'), noted: noted.join('\n') };
  }
  /** The same by the sign-in of the app on this computer. */
  async function byApp(...words: string[]) {
    const { http } = await clientOf(studio, accountOf(studio, 'admin'));
    return run([...words, '--production', film.project.name, '--json'], null, http);
  }
  const of = (kind: string, ...more: string[]) =>
    run([kind, '--production', film.project.name, ...more]);
  const list = async <T>(path: string): Promise<T[]> => (await raw<T[]>('GET', path)).body;
  const tasksOf = (project: string) => list<Raw>(`/data/projects/${project}/tasks`);
  const timesOf = (project: string) => list<RawTime>(`/data/projects/${project}/time-spents`);

  /** Ids of what was canceled, with what is below it. */
  async function canceledIn(project: string): Promise<Set<string>> {
    type Entity = { id: string; parent_id: string | null; canceled: boolean };
    const sequences = await list<Entity>(`/data/projects/${project}/sequences`);
    const gone = new Set(sequences.filter((one) => one.canceled).map(({ id }) => id));
    const shots = await list<Entity>(`/data/projects/${project}/shots`);
    const edits = await list<Entity>(`/data/projects/${project}/edits`);
    const concepts = await list<Entity>(`/data/projects/${project}/concepts`);
    const dead = [...shots, ...edits, ...concepts].filter(
      (one) => one.canceled || gone.has(one.parent_id ?? ''),
    );
    return new Set([...gone, ...dead.map(({ id }) => id)]);
  }
  const doneStatuses = async (): Promise<Set<string>> => {
    const all = await list<{ id: string; is_done: boolean }>('/data/task-status');
    return new Set(all.filter(({ is_done }) => is_done).map(({ id }) => id));
  };

  beforeAll(async () => {
    if (!studio) return;
    folder = mkdtempSync(join(tmpdir(), 'companion-report-'));
    const { http } = await clientOf(studio, accountOf(studio, 'admin'));
    raw = plainRequests(studio, (await signInToApi(studio, accountOf(studio, 'admin'))).token);
    film = await makeTrackedFilm(http, STAMP);
    for (const kind of ['risks', 'progress', 'workload', 'time'] as const) {
      const { code, text, noted } = await of(kind, '--json');
      expect([code, noted]).toEqual([0, '']);
      Object.assign(answers, { [kind]: JSON.parse(text) as unknown });
    }
  }, 120_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await film?.remove();
  });

  it('counts what is done by the flag of its status alone', async () => {
    const [canceled, done] = [await canceledIn(film.project.id), await doneStatuses()];
    const tasks = (await tasksOf(film.project.id)).filter((task) => !canceled.has(task.entity_id));
    const isDone = (task: Raw) => done.has(task.task_status_id);
    const { by_task_type, ...sums } = answers.progress;
    expect(sums).toMatchObject({
      ok: true,
      total: tasks.length,
      done: tasks.filter(isDone).length,
    });
    expect(sums).toMatchObject({ total: 9, done: 1 });
    expect(by_task_type).toEqual({
      Animation: { total: 3, done: 0 },
      [film.paint]: { total: 3, done: 1 },
      [film.build]: { total: 1, done: 0 },
      // Another edit and another concept were canceled.
      [film.cut]: { total: 1, done: 0 },
      [film.sketch]: { total: 1, done: 0 },
    });
  });

  it('says of each task what a lead has to know of it', async () => {
    const [canceled, done] = [await canceledIn(film.project.id), await doneStatuses()];
    const people = await list<{ id: string; active: boolean }>('/data/persons');
    const here = new Set(people.filter(({ active }) => active).map(({ id }) => id));
    const tasks = (await tasksOf(film.project.id)).filter((task) => !canceled.has(task.entity_id));
    const found = new Map(answers.risks.tasks.map((task) => [task.id, task]));
    expect([...found.keys()].sort()).toEqual(tasks.map(({ id }) => id).sort());
    for (const task of tasks) {
      const due = task.due_date?.slice(0, 10) ?? null;
      const isPlanned = due !== null && task.estimation > 0;
      const expected = done.has(task.task_status_id)
        ? ['fine']
        : due !== null && due < TODAY
          ? ['late']
          : isPlanned && task.assignees.some((id) => here.has(id))
            ? ['fine', 'at-risk']
            : ['unplanned'];
      const row = found.get(task.id);
      expect(expected).toContain(row?.level);
      expect(row?.due).toBe(due);
      expect(row?.reasons.length).toBeGreaterThan(0);
    }
    const level = (name: string) => found.get(film.tasks.get(name) ?? '')?.level;
    expect(level('SH010 Animation')).toBe('late');
    expect(level(`Hero ${film.build}`)).toBe('fine');
    // Two days off a week, and what they have to do in another production, leave two hours for it.
    const shared = found.get(film.tasks.get('SH020 Animation') ?? '');
    expect(shared).toMatchObject({ level: 'at-risk', entity: 'SQ01 / SH020' });
    expect(shared?.reasons.join()).toContain('SH010 takes 30 h');
  });

  it('books what is left on the days that people work, of all productions', async () => {
    const done = await doneStatuses();
    const { hours_by_day } = (
      await raw<{ organisation: { hours_by_day: number } }>('GET', '/auth/authenticated')
    ).body.organisation;
    const booked = new Map<string, number>();
    for (const project of [film.project.id, film.other.id]) {
      const [canceled, times] = [await canceledIn(project), await timesOf(project)];
      for (const task of await tasksOf(project)) {
        if (canceled.has(task.entity_id) || done.has(task.task_status_id)) continue;
        if (task.due_date === null || task.estimation === 0) continue;
        const logged = times.filter((time) => time.task_id === task.id);
        const spent = logged.reduce((sum, { duration }) => sum + duration, 0);
        for (const person of task.assignees) {
          const share = Math.max(0, task.estimation - spent) / task.assignees.length;
          const days = workdays(person, task.start_date, task.due_date.slice(0, 10));
          for (const day of days) {
            const key = `${person} ${mondayOf(day)}`;
            booked.set(key, (booked.get(key) ?? 0) + share / days.length);
          }
        }
      }
    }
    for (const id of [film.full.id, film.part.id]) {
      const { weeks = [] } = answers.workload.people.find((one) => one.id === id) ?? {};
      expect(weeks[0]?.week).toBe('2026-03-02');
      // The last booked week is that of 6 April; this week and the next twelve are told all the same.
      expect(weeks.at(-1)?.week).toBe('2026-05-25');
      for (const { week, booked: minutes, capacity } of weeks) {
        expect(Math.abs(minutes - (booked.get(`${id} ${week}`) ?? 0))).toBeLessThan(3);
        expect(capacity).toBe(workdaysIn(id, week).length * hours_by_day * 60);
      }
    }
  });

  /** Of this test's people: `part` is off from the 5th to the 6th and from the 12th to the 13th. */
  const isOff = (person: string, day: string): boolean =>
    person === film.part.id && ['05', '06', '12', '13'].some((date) => day === `2026-03-${date}`);
  const works = (person: string) => (day: string) =>
    ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay()) && day >= TODAY && !isOff(person, day);
  const workdaysIn = (person: string, week: string): string[] =>
    daysFrom(week, 7).filter(works(person));
  function workdays(person: string, start: string | null, due: string): string[] {
    const first = (start ?? TODAY).slice(0, 10);
    if (due < TODAY) return daysFrom(TODAY, 20).filter(works(person)).slice(0, 1);
    const from = first > TODAY ? first : TODAY;
    return daysFrom(from, 60).filter((day) => day <= due && works(person)(day));
  }

  it('rests on the days of the app’s settings where it signs in by them, unless others are said', async () => {
    const weekOf = (weekend: string) => of('workload', '--json', '--weekend', weekend);
    const [own, sunday, usual] = [
      await byApp('workload'),
      await weekOf('fri,sat'),
      answers.workload,
    ];
    expect(own).toEqual(sunday);
    expect(JSON.parse(own.text)).not.toEqual(usual);
    const said = await byApp('workload', '--weekend', 'sat,sun');
    expect(JSON.parse(said.text)).toEqual(usual);
  });

  it('has every minute that was logged', async () => {
    const times = await timesOf(film.project.id);
    const all = times.reduce((sum, { duration }) => sum + duration, 0);
    expect(answers.time.minutes).toBe(all);
    expect(answers.time.rows.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(all);
    // Asked of each task by itself, canceled ones too.
    let one = 0;
    for (const { id } of await tasksOf(film.project.id))
      one += (await raw<{ total: number }>('GET', `/actions/tasks/${id}/time-spents`)).body.total;
    expect(answers.time.minutes).toBe(one);
    expect(times.length).toBeGreaterThan(100);
    const rows = new Map<string, number>();
    const persons = await list<{ id: string; full_name: string }>('/data/persons');
    for (const { date, person_id, duration } of times) {
      const name = persons.find(({ id }) => id === person_id)?.full_name;
      rows.set(`${date} ${name}`, (rows.get(`${date} ${name}`) ?? 0) + duration);
    }
    const ours = new Map<string, number>();
    for (const { date, person, minutes } of answers.time.rows)
      ours.set(`${date} ${person}`, (ours.get(`${date} ${person}`) ?? 0) + minutes);
    expect(ours).toEqual(rows);
  });

  it('prints tables that say how they are counted, and writes them', async () => {
    const { code, text } = await of('progress', '--csv', 'progress.csv');
    expect(code).toBe(0);
    expect(text).toContain(`${film.project.name}: 1 of 9 tasks done (11 %)`);
    expect(text).toContain('marks as done');
    const written = readFileSync(join(folder, 'progress.csv'), 'utf8');
    expect(written).toContain(`${film.build},0,1\r\n`);
    for (const kind of ['risks', 'workload', 'time'])
      expect((await of(kind)).text.split('\n').at(-1)?.length).toBeGreaterThan(80);
  });

  it('answers as plan does where it cannot', async () => {
    expect(await run(['risks', '--production', 'Nothing', '--json'])).toMatchObject({ code: 2 });
    const unknown = await run(['workload', '--production', 'Nothing', '--json']);
    expect(JSON.parse(unknown.text)).toMatchObject({ ok: false, people: [] });
    expect(await run(['colours', '--production', 'X'])).toMatchObject({ code: 2, text: '' });
    const nobody = await run(['time', '--production', 'X', '--json'], null);
    expect(nobody.code).toBe(3);
    expect(JSON.parse(nobody.text)).toMatchObject({ ok: false, rows: [], minutes: 0 });
    const wrong = { ...accountOf(studio, 'admin'), password: 'not-this-one' };
    expect(await run(['time', '--production', 'X', '--json'], wrong)).toMatchObject({ code: 1 });
    // Who is not in the team sees no such production.
    const artist = await run(
      ['risks', '--production', film.project.name, '--json'],
      accountOf(studio, 'artist'),
    );
    expect(artist.code).toBe(2);
  });

  describe('where Kitsu’s own figures would mislead', () => {
    it('a day off takes logged time away, and leaves the sum of its task', async () => {
      const id = film.tasks.get('SH020 Animation') ?? '';
      const task = (await tasksOf(film.project.id)).find((one) => one.id === id);
      const ours = answers.time.rows.filter(
        ({ person, task_type }) => person.startsWith('Part') && task_type === 'Animation',
      );
      expect(ours).toEqual([]);
      expect(task?.duration).toBe(645);
      const { total } = (await raw<{ total: number }>('GET', `/actions/tasks/${id}/time-spents`))
        .body;
      expect(total).toBe(525);
    });

    it.runIf(studio?.kind === 'real')(
      'the times of a production come whole, whatever page is asked for',
      async () => {
        const { body } = await raw<RawTime[] | { data: RawTime[] }>(
          'GET',
          `/data/projects/${film.project.id}/time-spents?page=1`,
        );
        const page = Array.isArray(body) ? body : body.data;
        expect(answers.time.rows.length).toBeGreaterThan(100);
        expect(page.length).toBe((await timesOf(film.project.id)).length);
      },
    );

    it.runIf(studio?.kind === 'real')('open-tasks has done ones, and ends half way', async () => {
      const read: string[] = [];
      for (let page = 1, more = true; more && page < 20; page += 1) {
        const { body } = await raw<{ data: { id: string }[]; is_more: boolean }>(
          'GET',
          `/data/tasks/open-tasks?project_id=${film.project.id}&limit=2&page=${page}`,
        );
        read.push(...body.data.map(({ id }) => id));
        more = body.is_more;
      }
      const all = (await tasksOf(film.project.id)).length;
      expect(read.length).toBeLessThan(all);
      expect(answers.risks.tasks.length).toBe(9);
    });

    it.runIf(studio?.kind === 'real')('the week of New Year is in two years', async () => {
      const week = async (year: number) =>
        (
          await raw<Record<string, Record<string, number>>>(
            'GET',
            `/data/persons/time-spents/week-table/${year}`,
          )
        ).body['1']?.[film.full.id];
      // Monday 29 December 2025 to Friday 2 January 2026: 240 minutes.
      expect([await week(2025), await week(2026)]).toEqual([180, 60]);
      const ours = answers.time.rows.filter(
        ({ date, task_type }) => mondayOf(date) === '2025-12-29' && task_type === 'Animation',
      );
      expect(ours.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(240);
    });

    it.runIf(studio?.kind === 'real')('looking at the schedule makes one', async () => {
      const path = `/data/projects/${film.project.id}/schedule-items`;
      // None after four reports.
      expect(await list(path)).toEqual([]);
      const looked = await list<{ start_date: string; man_days: number | null }>(
        `${path}/task-types`,
      );
      expect(looked.length).toBeGreaterThan(0);
      expect(looked.every(({ man_days }) => man_days === null)).toBe(true);
      const again = JSON.parse((await of('risks', '--json')).text) as Answers['risks'];
      expect(again.tasks).toEqual(answers.risks.tasks);
    });

    it.runIf(studio?.kind === 'real')('a shot of two people counts twice in quotas', async () => {
      const types = await list<{ id: string; name: string; for_entity: string }>(
        '/data/task-types',
      );
      const type = types.find((one) => one.name === film.paint && one.for_entity === 'Shot');
      const { body } = await raw<{ total: { year: { count: Record<string, number> } } }>(
        'GET',
        `/data/projects/${film.project.id}/quotas/${type?.id}?count_mode=done`,
      );
      expect(Object.values(body.total.year.count)).toEqual([2]);
      expect(answers.progress.by_task_type[film.paint]?.done).toBe(1);
    });

    it('a deleted comment puts the day of an older Done on a task in Retake', async () => {
      const id = film.tasks.get('SH010 Animation') ?? '';
      const task = async () => (await tasksOf(film.project.id)).find((one) => one.id === id);
      const status = (await task())?.task_status_id;
      expect((await task())?.done_date).toBeNull();
      const { body } = await raw<{ id: string }>('POST', `/actions/tasks/${id}/comment`, {
        task_status_id: status,
        comment: 'By mistake.',
      });
      await raw('DELETE', `/data/tasks/${id}/comments/${body.id}`);
      expect((await task())?.done_date).not.toBeNull();
      expect((await task())?.task_status_id).toBe(status);
      const again = JSON.parse((await of('progress', '--json')).text) as Answers['progress'];
      expect(again.done).toBe(1);
    });

    it('an offset in a date is cut off, and a time of day is kept', async () => {
      const id = film.tasks.get('SH030 Animation') ?? '';
      const due = '2026-03-09T23:30:00';
      expect((await raw('PUT', `/data/tasks/${id}`, { due_date: due })).status).toBe(200);
      const again = JSON.parse((await of('risks', '--json')).text) as Answers['risks'];
      expect(again.tasks.find((task) => task.id === id)?.due).toBe('2026-03-09');
    });
  });
});

const daysFrom = (day: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(`${day}T00:00Z`) + at * DAY_MS).toISOString().slice(0, 10),
  );

/** Without the product's own arithmetic. */
function mondayOf(day: string): string {
  const date = Date.parse(`${day}T00:00Z`);
  const since = (new Date(date).getUTCDay() + 6) % 7;
  return new Date(date - since * DAY_MS).toISOString().slice(0, 10);
}
