import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createBrowse, type Browse } from '../../electron/production/browse/browse.ts';
import { updateTask } from '../../electron/kitsu/production/task-changes.ts';
import type { Result } from '../../electron/shared/result.ts';
import type {
  TasksOf,
  TrackingFigures,
  TrackingTab,
  TrackingView,
} from '../../electron/shared/tracking.ts';
import { TIME_GROUPS, type TimeAsked } from '../../electron/shared/time-figures.ts';
import { plainRequests } from '../fixtures/plain-request.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { weekOf } from '../../electron/shared/day.ts';
import type { Exported } from '../../electron/production/tracking/export-tables.ts';
import { browsingHere } from '../fixtures/browsing.ts';
import { clientOf } from '../fixtures/client.ts';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy.ts';
import { accountOf } from '../fixtures/studio.ts';
import { makeTrackedFilm, type TrackedFilm } from '../fixtures/tracked-film.ts';

const studio = inject('studio');
const ALL_TIME: TimeAsked = { by: 'person', unit: 'month', period: 'all' };
const SOON = { timeout: 60_000, interval: 50 };

function must<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
}

/** The figures of a production in its room, which the worker reckons, and the tasks behind each. */
describe.skipIf(studio === null)(
  'where a production stands, in its room',
  { timeout: 90_000 },
  () => {
    let folder = '';
    let film: TrackedFilm;
    let browse: Browse;
    let proxy: FaultProxy;

    const view = async (tab: TrackingTab, time = ALL_TIME): Promise<TrackingView> =>
      must(await browse.tracking.view(film.project.id, tab, time));
    async function figures<Tab extends TrackingTab>(tab: Tab, time = ALL_TIME) {
      await expect
        .poll(async () => {
          const { figures: found, problem, reading } = await view(tab);
          return problem?.message ?? (found !== null && !reading);
        }, SOON)
        .toBe(true);
      return (await view(tab, time)).figures as Extract<TrackingFigures, { tab: Tab }>;
    }
    const behind = async (of: TasksOf) =>
      must(await browse.tracking.tasks(film.project.id, of, { from: 0, to: 400 }));

    beforeAll(async () => {
      if (!studio) return;
      folder = mkdtempSync(join(tmpdir(), 'companion-tracking-'));
      const admin = accountOf(studio, 'admin');
      film = await makeTrackedFilm(
        (await clientOf(studio, admin)).http,
        Math.random().toString(16).slice(2, 8),
      );
      proxy = await startFaultProxy(studio.url);
      const { http, personId } = await clientOf(studio, admin, { throughUrl: proxy.url });
      browse = createBrowse({
        ...{ file: join(folder, 'productions.db'), http, start: browsingHere, me: personId },
        now: () => new Date('2026-03-04T12:00:00Z'),
        studio: () => ({ context: null, rules: null }),
        ahead: () => [],
        unsent: () => new Map(),
        onNews: () => undefined,
        log: () => undefined,
      });
    }, 120_000);
    afterAll(async () => {
      await browse?.stop();
      await proxy?.close();
      rmSync(folder, { recursive: true, force: true });
      await film?.remove();
    });

    it('has no figures before it was read, and then those of the command', async () => {
      expect(await view('risks')).toMatchObject({ figures: null, readAt: null });
      expect((await figures('risks')).levels).toEqual({
        ...{ late: 1, 'at-risk': 1, unplanned: 5, fine: 2 },
      });
      const { total, done, types } = await figures('progress');
      expect([total, done]).toEqual([9, 1]);
      expect(types.find(({ name }) => name === film.paint)).toMatchObject({ total: 3, done: 1 });
      expect((await figures('time')).minutes).toBe(860);
      const { weeks, people } = await figures('workload');
      expect(weeks[0]).toBe('2026-03-02');
      expect(people.find(({ id }) => id === film.part.id)?.weeks[0]).toMatchObject({
        capacity: 480,
      });
    });

    it('shows of each number the tasks that it counts', async () => {
      const { levels } = await figures('risks');
      for (const [level, count] of Object.entries(levels)) {
        const { total, tasks } = await behind({ kind: 'level', level: level as 'late' });
        expect([level, total, tasks.length]).toEqual([level, count, count]);
        expect(tasks.every((task) => task.level === level)).toBe(true);
      }
      const { types } = await figures('progress');
      for (const { id, total, done } of types) {
        expect((await behind({ kind: 'type', typeId: id, done: null })).total).toBe(total);
        expect((await behind({ kind: 'type', typeId: id, done: true })).total).toBe(done);
      }
      const sum = ({ tasks }: { tasks: { minutes: number | null }[] }): number =>
        tasks.reduce((all, { minutes }) => all + (minutes ?? 0), 0);
      const { weeks, people } = await figures('workload');
      const ours = [film.full.id, film.part.id];
      for (const person of people.filter(({ id }) => id !== null && ours.includes(id)))
        for (const [at, { booked }] of person.weeks.entries()) {
          const found = await behind({
            kind: 'week',
            personId: person.id,
            week: weeks[at] ?? null,
          });
          expect(sum(found)).toBe(booked);
        }
      for (const by of TIME_GROUPS) {
        const { rows, columns, minutes, first, last } = await figures('time', { ...ALL_TIME, by });
        expect(sum(await behind({ kind: 'time', by, id: null, first, last }))).toBe(minutes);
        for (const { id, cells } of rows)
          for (const [at, cell] of cells.entries())
            expect(sum(await behind({ kind: 'time', by, id, first, last, ...columns[at] }))).toBe(
              cell,
            );
      }
      for (const { id, retakes } of (await figures('progress')).retakes?.by_task_type ?? []) {
        const { total } = await behind({ kind: 'retakes', by: 'type', id });
        expect(total > 0 && total <= retakes).toBe(true);
      }
      const { film: length } = await figures('progress');
      const finished = await behind({ kind: 'film' });
      expect(new Set(finished.tasks.map(({ entity }) => entity)).size).toBe(length.shots.done);
      const { done, doneAll, doneUnknown, ...days } = await figures('time', ALL_TIME);
      const span = { first: days.first, last: days.last };
      for (const { personId, typeId, tasks } of [
        { ...doneAll, personId: null, typeId: null },
        ...done,
      ])
        expect((await behind({ kind: 'done', personId, typeId, days: span })).total).toBe(tasks);
      const unknown = await behind({ kind: 'done', personId: null, typeId: null, days: null });
      expect(unknown.total).toBe(doneUnknown);
      // A task of another production says of which.
      const [busy] = (await behind({ kind: 'week', personId: film.part.id, week: '2026-03-02' }))
        .tasks;
      expect(busy?.entity).toBe(`${film.other.name} · SQ01 / SH010`);
    });

    it('rolls risks up to what Kitsu says each task is of', async () => {
      const raw = plainRequests(
        studio!,
        (await signInToApi(studio!, accountOf(studio!, 'admin'))).token,
      );
      type Row = { id: string; parent_id: string | null; entity_id: string; canceled: boolean };
      const list = async (what: string): Promise<Row[]> =>
        (await raw<Row[]>('GET', `/data/projects/${film.project.id}/${what}`)).body;
      const [tasks, shots, sequences] = [
        ...[await list('tasks'), await list('shots'), await list('sequences')],
      ] as [Row[], Row[], Row[]];
      const gone = new Set(sequences.filter(({ canceled }) => canceled).map(({ id }) => id));
      const { levels, kinds } = await figures('risks');
      expect(kinds).toEqual(['Sequence', 'Shot', 'Person']);
      const groups = must(await browse.tracking.riskGroups(film.project.id, 'Sequence'));
      const sums = Object.fromEntries(Object.keys(levels).map((level) => [level, 0]));
      for (const group of groups) {
        const own = shots.filter(
          (shot) =>
            !shot.canceled && !gone.has(shot.parent_id ?? '') && shot.parent_id === group.id,
        );
        const count = Object.values(group.levels).reduce((sum, one) => sum + one, 0);
        if (group.id !== null)
          expect(count).toBe(
            tasks.filter((task) => own.some(({ id }) => id === task.entity_id)).length,
          );
        for (const [level, one] of Object.entries(group.levels)) {
          sums[level] = (sums[level] ?? 0) + one;
          const of = {
            kind: 'part',
            by: 'Sequence',
            id: group.id,
            typeId: null,
            done: null,
          } as const;
          expect((await behind({ ...of, level: level as 'late' })).total).toBe(one);
        }
      }
      expect(sums).toEqual(levels);
      const people = must(await browse.tracking.riskGroups(film.project.id, 'Person'));
      expect(people.map(({ id }) => id)).toEqual(
        expect.arrayContaining([film.full.id, film.part.id]),
      );
      for (const { id, levels: own } of people)
        for (const [level, one] of Object.entries(own)) {
          const of = { kind: 'part', by: 'Person', id, typeId: null, done: null } as const;
          expect((await behind({ ...of, level: level as 'late' })).total).toBe(one);
        }
      const late = film.tasks.get('SH010 Animation') ?? '';
      const remedies = must(await browse.tracking.remedies(film.project.id, late));
      expect(remedies.map(({ kind }) => kind)).toContain('due');
    });

    it('has the time of Kitsu’s own entries, by person and ISO week, whole at New Year', async () => {
      if (!studio) return;
      const ask = plainRequests(
        studio,
        (await signInToApi(studio, accountOf(studio, 'admin'))).token,
      );
      type Entry = { person_id: string; date: string; duration: number };
      const { body } = await ask<Entry[]>('GET', `/data/projects/${film.project.id}/time-spents`);
      const expected = new Map<string, number>();
      for (const { person_id, date, duration } of body) {
        const key = `${person_id} ${weekOf(date)[0]}`;
        expected.set(key, (expected.get(key) ?? 0) + duration);
      }
      const { rows, columns } = await figures('time', { ...ALL_TIME, unit: 'week' });
      const ours = new Map<string, number>();
      for (const { id, cells } of rows)
        for (const [at, minutes] of cells.entries())
          if (minutes > 0) ours.set(`${id} ${weekOf(columns[at]?.first ?? '')[0]}`, minutes);
      expect(ours).toEqual(expected);
      // Kitsu's own table has half of it in each year (kitsu-tracking S7).
      expect(ours.get(`${film.full.id} 2025-12-29`)).toBe(240);
      const part = { ...ALL_TIME, period: { first: '2025-12-30', last: '2026-01-01' } } as const;
      expect((await figures('time', part)).minutes).toBe(
        body
          .filter(({ date }) => date >= '2025-12-30' && date <= '2026-01-01')
          .reduce((sum, { duration }) => sum + duration, 0),
      );
    });

    it('has what was done, each frame once', async () => {
      if (!studio) return;
      const ask = plainRequests(
        studio,
        (await signInToApi(studio, accountOf(studio, 'admin'))).token,
      );
      type Task = { done_date: string | null; entity_id: string; id: string };
      type Shot = { id: string; nb_frames: number };
      const list = async <T>(what: string): Promise<T[]> =>
        (await ask<T[]>('GET', `/data/projects/${film.project.id}/${what}`)).body;
      const id = film.tasks.get(`SH020 ${film.paint}`) ?? '';
      const task = (await list<Task>('tasks')).find((one) => one.id === id);
      const shot = (await list<Shot>('shots')).find((one) => one.id === task?.entity_id);
      const day = task?.done_date?.slice(0, 10) ?? '';
      const period = { first: day, last: day };
      const { done, doneAll } = await figures('time', { ...ALL_TIME, period });
      // The late one is in retake again.
      expect(doneAll).toMatchObject({ tasks: 1, frames: shot?.nb_frames });
      expect(done.map(({ personId, frames }) => [personId, frames]).sort()).toEqual(
        [film.full.id, film.part.id].map((one) => [one, 24]).sort(),
      );
    });

    it('follows a task that an event names', async () => {
      const before = (await figures('risks')).levels;
      const { http } = await clientOf(studio, accountOf(studio, 'admin'));
      const id = film.tasks.get(`Hero ${film.build}`) ?? '';
      must(await updateTask(http, id, { dueDate: '2026-03-03' }));
      browse.hear('task:update', { task_id: id, project_id: film.project.id });
      const after = { ...before, late: before.late + 1, fine: before.fine - 1 };
      await expect.poll(async () => (await figures('risks')).levels, SOON).toEqual(after);
      const { tasks } = await behind({ kind: 'level', level: 'late' });
      expect(tasks.map((task) => task.id)).toContain(id);
    });

    it('is a table too', async () => {
      const tables = async (what: Exported, paper = false) =>
        must(await browse.tracking.tables(film.project.id, { what, time: ALL_TIME, paper }));
      expect((await tables('progress')).tables[0]?.rows).toContainEqual([film.paint, '1', '3']);
      const heat = await figures('workload');
      const [workload] = (await tables('workload')).tables;
      for (const { name, weeks } of heat.people)
        for (const [at, { booked }] of weeks.entries())
          expect(workload?.rows).toContainEqual(
            expect.arrayContaining([name, heat.weeks[at], { minutes: booked }]) as unknown,
          );
      const [time] = (await tables('time')).tables;
      expect(time?.rows[0]?.[1]).toEqual({ minutes: 860 });
      const week = await tables('week', true);
      expect(week.tables).toHaveLength(4);
      expect(week.how.join(' ')).toContain('Booked: what is left');
    });

    it('says why there is nothing where Kitsu cannot be reached, and keeps what it has', async () => {
      proxy.on('GET', /shots$/, { kind: 'close-before' }, Infinity);
      await browse.tracking.refresh(film.project.id);
      const failed = await view('progress');
      expect(failed.problem).not.toBeNull();
      expect(failed.figures).toMatchObject({ total: 9 });
      proxy.heal();
      await browse.tracking.refresh(film.project.id);
      expect((await view('progress')).problem).toBeNull();
      browse.tracking.close(film.project.id);
      expect((await view('progress')).figures).toBeNull();
      expect(await figures('progress')).toMatchObject({ total: 9 });
    });
  },
);
