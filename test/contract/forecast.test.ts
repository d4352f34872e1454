import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeProject, removeProject } from '../../electron/kitsu/production/projects.ts';
import { readReportFacts } from '../../electron/production/report/read-report-facts.ts';
import { reportOf } from '../../electron/production/report/report.ts';
import type { Http } from '../../electron/kitsu/http.ts';
import { shiftDay } from '../../electron/shared/day.ts';
import { clientOf } from '../fixtures/client.ts';
import { makeHalfDoneFilm } from '../fixtures/half-done-film.ts';
import { plainRequests, type PlainRequests } from '../fixtures/plain-request.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');
const TODAY = '2026-03-04';

interface Raw {
  id: string;
  task_status_id: string;
  estimation: number;
  duration: number;
}

interface Comment {
  id: string;
  created_at: string;
  task_status_id: string;
}

/** When a production will be done, of what the studio says of its past. */
describe.skipIf(studio === null)('a forecast', { timeout: 60_000 }, () => {
  let http: Http;
  let raw: PlainRequests;
  let film: { id: string; name: string; tasks: string[] };
  const list = async <T>(path: string): Promise<T[]> => (await raw<T[]>('GET', path)).body;
  const doneIds = async (): Promise<Set<string>> => {
    const all = await list<{ id: string; is_done: boolean }>('/data/task-status');
    return new Set(all.filter(({ is_done }) => is_done).map(({ id }) => id));
  };

  beforeAll(async () => {
    if (!studio) return;
    const admin = accountOf(studio, 'admin');
    http = (await clientOf(studio, admin)).http;
    raw = plainRequests(studio, (await signInToApi(studio, admin)).token);
    const name = `Half done ${Math.random().toString(16).slice(2, 8)}`;
    film = await makeHalfDoneFilm(http, raw, { name, today: TODAY });
  }, 120_000);
  afterAll(async () => {
    if (!film) return;
    await closeProject(http, film.id);
    await removeProject(http, film.id);
  });

  async function forecast() {
    const needs = { days: true, times: 'helpful', history: true } as const;
    const facts = await readReportFacts(http, film.id, needs);
    if (!facts.ok) throw new Error(facts.message);
    const report = reportOf('forecast', facts.value, { today: TODAY, weekend: null });
    if (report.kind !== 'forecast') throw new Error(report.kind);
    return report;
  }

  async function progress() {
    const needs = { days: false, times: 'helpful', history: true } as const;
    const facts = await readReportFacts(http, film.id, needs);
    if (!facts.ok) throw new Error(facts.message);
    const report = reportOf('progress', facts.value, { today: TODAY, weekend: null });
    if (report.kind !== 'progress') throw new Error(report.kind);
    return report;
  }

  /** Of each task, the oldest first. */
  const commentsOf = (): Promise<Comment[][]> =>
    Promise.all(
      film.tasks.map(async (id) =>
        (await list<Comment>(`/data/tasks/${id}/comments`)).sort((a, b) =>
          a.created_at < b.created_at ? -1 : 1,
        ),
      ),
    );
  const openOn = (day: string, comments: Comment[][], done: ReadonlySet<string>): number =>
    comments.filter((own) => {
      const last = own.filter(({ created_at }) => created_at.slice(0, 10) <= day).at(-1);
      return !done.has(last?.task_status_id ?? '');
    }).length;

  it('stands on the done tasks that have an estimate and time', async () => {
    const done = await doneIds();
    const [open] = [await list<{ id: string }>('/data/projects/open')];
    const lists = await Promise.all(open.map(({ id }) => list<Raw>(`/data/projects/${id}/tasks`)));
    const counted = (task: Raw) =>
      done.has(task.task_status_id) && task.estimation > 0 && task.duration > 0;
    const own = (await list<Raw>(`/data/projects/${film.id}/tasks`)).filter(counted).length;
    const { state, range, basis } = await forecast();
    expect(own).toBe(24);
    expect(state).toBe('told');
    expect(range && range.early <= range.middle && range.middle <= range.late).toBe(true);
    expect(basis).toMatchObject({ open: 8, left: 8 * 480, leftOut: 0 });
    // Of other productions those of its people, who are all of the studio here.
    expect(basis.done).toBeGreaterThanOrEqual(own);
    expect(basis.done).toBeLessThanOrEqual(lists.flat().filter(counted).length);
  });

  it('tells of progress what tasks, shots and comments say', async () => {
    const done = await doneIds();
    const report = await progress();
    type Task = Raw & { entity_id: string };
    type Shot = { id: string; nb_frames: number; parent_id: string };
    const tasks = await list<Task>(`/data/projects/${film.id}/tasks`);
    const shots = await list<Shot>(`/data/projects/${film.id}/shots`);
    const isDone = (task: Task): boolean => done.has(task.task_status_id);
    const minutes = (some: Task[]): number => some.reduce((sum, one) => sum + one.estimation, 0);
    expect(report.by_estimate).toBe(minutes(tasks.filter(isDone)) / minutes(tasks));
    expect(report.spent).toBe(tasks.reduce((sum, { duration }) => sum + duration, 0));
    for (const { id, tasks: count } of report.statuses)
      expect(count).toBe(tasks.filter(({ task_status_id }) => task_status_id === id).length);
    const finished = shots.filter(({ id }) =>
      tasks.every((task) => task.entity_id !== id || isDone(task)),
    );
    const frames = (some: Shot[]): number => some.reduce((sum, one) => sum + one.nb_frames, 0);
    expect(report.film.frames).toEqual({ total: frames(shots), done: frames(finished) });
    expect(report.film.shots).toEqual({ total: shots.length, done: finished.length });
    for (const row of report.matrix.rows) {
      const own = tasks.filter(({ entity_id }) =>
        shots.some(({ id, parent_id }) => id === entity_id && parent_id === row.id),
      );
      const cell = { total: own.length, done: own.filter(isDone).length };
      expect([row, row.cells[0]]).toMatchObject([cell, cell]);
    }
    const comments = await commentsOf();
    const { days = [], unknown } = report.burn_down ?? {};
    expect(unknown).toBe(0);
    for (const { day, open } of days)
      expect([day, open]).toEqual([day, openOn(day, comments, done)]);
    expect(days.length).toBeGreaterThan(20);
    const types = await list<{ id: string; is_retake: boolean }>('/data/task-status');
    const retakes = comments
      .flat()
      .filter(({ task_status_id }) => types.find(({ id }) => id === task_status_id)?.is_retake);
    const sum = (counts: { retakes: number }[] = []): number =>
      counts.reduce((all, one) => all + one.retakes, 0);
    expect(sum(report.retakes?.by_task_type)).toBe(retakes.length);
    expect(sum(report.retakes?.by_reviewer)).toBe(retakes.length);
    expect(retakes.length).toBeGreaterThan(0);
  });

  it('looks back with what comments and logged time say of that day', async () => {
    const done = await doneIds();
    const { before, finished } = await forecast();
    expect(finished).toBeNull();
    for (const { day, done: told } of before ?? []) {
      let count = 0;
      for (const id of film.tasks) {
        const then = (await list<Comment>(`/data/tasks/${id}/comments`))
          .filter(({ created_at }) => created_at.slice(0, 10) <= day)
          .sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
        if (done.has(then[0]?.task_status_id ?? '')) count += 1;
      }
      expect([day, told]).toEqual([day, count]);
    }
    expect(before?.map(({ day }) => day)).toEqual([shiftDay(TODAY, -28), shiftDay(TODAY, -56)]);
    expect(before?.[0]?.done).toBeGreaterThan(5);
  });

  it('counts day by day what is left of the comments, whatever Kitsu keeps of a deleted one', async () => {
    const done = await doneIds();
    const before = (await progress()).burn_down?.days ?? [];
    const retakes = (await progress()).retakes?.by_task_type[0]?.retakes ?? 0;
    const comments = await commentsOf();
    // Of one task the middle of three, of one the first of two, and of one the last, which made it done.
    const [sentBack, kept, reopened] = [comments[0], comments[1], comments[20]];
    const [retake, first, last] = [sentBack?.[1], kept?.[0], reopened?.at(-1)];
    for (const [at, comment] of [retake, first, last].entries())
      await raw('DELETE', `/data/tasks/${film.tasks[[0, 1, 20][at] ?? 0]}/comments/${comment?.id}`);

    const { burn_down, retakes: after } = await progress();
    const left = await commentsOf();
    for (const { day, open } of burn_down?.days ?? [])
      expect([day, open]).toEqual([day, openOn(day, left, done)]);
    // The task that is not done any more was open on every day; the others are as they were.
    const since = last?.created_at.slice(0, 10) ?? '';
    for (const { day, open } of before) {
      const now = burn_down?.days.find((one) => one.day === day);
      if (now) expect([day, now.open]).toEqual([day, open + (day >= since ? 1 : 0)]);
    }
    const tasks = await list<Raw>(`/data/projects/${film.id}/tasks`);
    const isOpen = ({ task_status_id }: Raw): boolean => !done.has(task_status_id);
    expect(burn_down?.days.at(-1)?.open).toBe(tasks.filter(isOpen).length);
    expect(tasks.filter(isOpen)).toHaveLength(9);
    expect(after?.by_task_type[0]?.retakes).toBe(retakes - 1);
  });
});
