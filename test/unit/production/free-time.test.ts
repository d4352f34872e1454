import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeTimes } from '../../../electron/production/free-time.ts';
import { type Job } from '../../../electron/production/job.ts';
import { comesFirst } from '../../../electron/production/job-order.ts';
import { riskBy } from '../../../electron/production/risk-summary.ts';
import { riskOfAll } from '../../../electron/production/risk.ts';
import { workload } from '../../../electron/production/workload.ts';
import { aCalendar, aPerson, aTask, someWork } from './a-production.ts';

/** Simulates the work minute by minute, like a person: the first task that may already be started. */
function byHand(job: Job, jobs: readonly Job[], capacity: readonly number[]) {
  const first = jobs.filter(
    (other) =>
      other !== job &&
      (other.due < job.due || (other.due === job.due && other.priority >= job.priority)),
  );
  const left = new Map(first.map((other) => [other, other.minutes]));
  let free = 0;
  let given = 0;
  let finish: number | null = job.minutes === 0 ? job.release : null;
  capacity.forEach((minutes, offset) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      const other = first.find((one) => one.release <= offset && (left.get(one) ?? 0) > 0);
      if (other) left.set(other, (left.get(other) ?? 0) - 1);
      else if (offset >= job.release) {
        given += 1;
        if (offset <= job.due) free += 1;
        if (given === job.minutes) finish = offset;
      }
    }
  });
  return { free, finish };
}

const DAYS = 30;
const someJobs = fc
  .array(
    fc.record({
      minutes: fc.nat(12),
      release: fc.nat(6),
      span: fc.nat(6),
      late: fc.integer({ min: 0, max: 3 }),
      priority: fc.nat(2),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((list) =>
    list.map(({ minutes, release, span, late, priority }, index): Job => {
      const due = release + span - late;
      return {
        taskId: `${index}`,
        minutes,
        release: Math.max(0, Math.min(release, due)),
        due,
        priority,
      };
    }),
  );

describe('free time', () => {
  it('is what working the days off by hand leaves', () => {
    fc.assert(
      fc.property(
        someJobs,
        fc.array(fc.nat(8), { minLength: DAYS, maxLength: DAYS }),
        (jobs, capacity) => {
          const found = freeTimes(jobs, Float64Array.from(capacity));
          for (const job of jobs) {
            expect(found.get(job.taskId)).toEqual(byHand(job, jobs, capacity));
          }
        },
      ),
    );
  });

  it('blames the largest of what comes first, and nothing that is over before the job begins', () => {
    const job = (taskId: string, minutes: number, release: number, due: number): Job => ({
      ...{ taskId, minutes, release, due, priority: 0 },
    });
    const own = job('own', 60, 4, 5);
    const jobs = [job('a', 60, 0, 2), job('b', 30, 0, 4), job('c', 90, 0, 5), job('d', 10, 0, 9)];
    const { named, more } = comesFirst([...jobs, own, job('e', 5, 0, 5)])(own, 2);
    expect(named.map(({ taskId }) => taskId)).toEqual(['c', 'b']);
    expect(more).toEqual({ jobs: 1, minutes: 5 });
  });
});

describe('what comes first', () => {
  it('is what a look at every job finds', () => {
    fc.assert(
      fc.property(someJobs, fc.nat(4), (jobs, limit) => {
        for (const job of jobs) {
          const before = jobs.filter(
            (other) =>
              other !== job &&
              (other.due < job.due || (other.due === job.due && other.priority >= job.priority)) &&
              Math.max(0, other.due) >= job.release,
          );
          const { named, more } = comesFirst(jobs)(job, limit);
          const sum = (list: Job[]) => list.reduce((all, { minutes }) => all + minutes, 0);
          expect(named).toHaveLength(Math.min(limit, before.length));
          expect(before).toEqual(expect.arrayContaining(named));
          expect(named.length + more.jobs).toBe(before.length);
          expect(sum(named) + more.minutes).toBe(sum(before));
        }
      }),
    );
  });
});

describe('a production of 12,000 tasks', () => {
  const people = Array.from({ length: 40 }, (_, index) => aPerson(`p${index}`));
  const due = (index: number): string => `2027-0${1 + (index % 9)}-${10 + (index % 18)}`;
  const tasks = (who: (index: number) => string, when: (index: number) => string) =>
    Array.from({ length: 12_000 }, (_, index) =>
      aTask(`t${index}`, { assigneeIds: [who(index)], dueDate: when(index) }),
    );

  it.each([
    ['spread over 40 people', tasks((index) => `p${index % 40}`, due)],
    [
      'all on one person and day',
      tasks(
        () => 'p0',
        () => '2027-06-01',
      ),
    ],
  ])(
    '%s, is reckoned while a lead waits',
    (_, list) => {
      const work = someWork(list, { people });
      const calendar = aCalendar();
      const risks = riskOfAll(work, calendar);
      expect(risks.size).toBe(12_000);
      expect(riskBy('Person', risks, work)).toHaveLength(40);
      expect(workload(work, calendar)[0]?.left).toBeGreaterThan(0);
    },
    20_000,
  );
});
