import { describe, expect, it } from 'vitest';
import type { DayOff, ProductionTask } from '../../../electron/shared/production.ts';
import { riskOfAll, type TaskRisk } from '../../../electron/production/risk.ts';
import { riskWords } from '../../../electron/production/risk-words.ts';
import type { Facts } from '../../../electron/production/studio-work.ts';
import { aCalendar, aDayOff, aShot, aTask, someWork } from './a-production.ts';

const H = 60;

/** Risk and words of the first task, with the others beside it. */
function stand(
  tasks: ProductionTask[],
  {
    daysOff = [],
    leftToday,
    facts,
  }: { daysOff?: DayOff[]; leftToday?: number; facts?: Partial<Facts> } = {},
): { risk: TaskRisk | undefined; words: string } {
  const work = someWork(tasks, facts);
  const calendar = aCalendar(daysOff, leftToday === undefined ? {} : { leftToday });
  const risk = riskOfAll(work, calendar).get(tasks[0]?.id ?? '');
  return { risk, words: risk ? riskWords(risk, work, calendar).join('. ') : '' };
}

describe('the risk of a task', () => {
  it('is late when days off and other work leave too little, and says where the time goes', () => {
    const { risk, words } = stand(
      [
        aTask('animation', { estimation: 20 * H, timeSpent: 8 * H }),
        aTask('other', { entityId: 'sh040', estimation: 3 * H, dueDate: '2026-11-23' }),
      ],
      { daysOff: [aDayOff('ada', '2026-11-23')], leftToday: 3 * H },
    );
    expect(risk).toMatchObject({ level: 'late', left: 12 * H, finish: '2026-11-25' });
    expect(words).toBe(
      '12 h left, 8 h free until Tuesday: Monday is a day off, SH040 takes 3 h. ' +
        'At this pace it would be done on Wednesday',
    );
  });

  it('is fine as long as it fits, late from the first minute too much', () => {
    const level = (hours: number) => stand([aTask('a', { estimation: hours * H })]).risk?.level;
    expect([level(19.25), level(24), level(24.25)]).toEqual(['fine', 'fine', 'late']);
    expect(stand([aTask('a')]).words).toBe('8 h left, 24 h free until Tuesday');
  });

  it('is tight where it fits by the estimates, and not at the pace of what its people have done', () => {
    const done = (count: number, hours: number): ProductionTask[] =>
      Array.from({ length: count }, (_, at) =>
        aTask(`done ${at}`, { taskStatusId: 'done', timeSpent: hours * H }),
      );
    const level = (hours: number, ...record: ProductionTask[]) =>
      stand([aTask('a', { estimation: hours * H }), ...record]).risk?.level;
    // A quarter more than estimated: 24 hours have room for 19.2.
    expect([level(19.2, ...done(5, 10)), level(19.25, ...done(5, 10))]).toEqual(['fine', 'tight']);
    expect(level(24.25, ...done(5, 10))).toBe('late');
    // A record of four tells nothing, and nobody is counted upon to be quicker.
    expect([level(24, ...done(4, 10)), level(24.25, ...done(9, 4))]).toEqual(['fine', 'late']);
    // What comes first takes longer too: 8 hours of it leave 16, and 10 leave 14.
    const first = aTask('first', { dueDate: '2026-11-20' });
    const both = (hours: number) => level(hours, first, ...done(5, 10));
    expect([both(11.2), both(11.25)]).toEqual(['fine', 'tight']);
    const { words } = stand([aTask('a', { estimation: 20 * H }), ...done(5, 10)]);
    expect(words).toBe(
      '20 h left, 24 h free until Tuesday. ' +
        'It would not fit at the pace of done tasks: 1.25 times their estimates',
    );
  });

  it('is fine in a plan that is full, and whose people keep to their estimates', () => {
    const days = ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
    const tasks = days.map((dueDate, at) => aTask(`${at}`, { dueDate }));
    const risks = riskOfAll(someWork(tasks), aCalendar());
    expect([...risks.values()].map(({ level }) => level)).toEqual(days.map(() => 'fine'));
  });

  it('takes the due day itself as a day of work, and the weekend as none', () => {
    expect(stand([aTask('a', { dueDate: '2026-11-20' })]).risk?.shares[0]?.free).toBe(8 * H);
    expect(stand([aTask('a', { dueDate: '2026-11-22' })]).risk?.shares[0]?.free).toBe(8 * H);
    const due = stand([aTask('a', { dueDate: '2026-11-20', estimation: 9 * H })]);
    expect(due.words).toBe('9 h left, 8 h free today. At this pace it would be done on Monday');
  });

  it('counts other work due later not at all, and due the same day by its priority', () => {
    const own = aTask('a', { estimation: 20 * H, priority: 1 });
    const level = (other: Partial<ProductionTask>) =>
      stand([own, aTask('b', { entityId: 'sh040', estimation: 10 * H, ...other })]).risk?.level;
    expect(level({ dueDate: '2026-11-25' })).toBe('fine');
    expect(level({ priority: 0 })).toBe('fine');
    expect(level({ priority: 1 })).toBe('late');
    expect(level({ priority: 2 })).toBe('late');
    expect(level({ dueDate: '2026-11-23', priority: 0 })).toBe('late');
    expect(level({ priority: 1, taskStatusId: 'done' })).toBe('fine');
    expect(level({ priority: 1, assigneeIds: ['ben'] })).toBe('fine');
  });

  it('counts work that is overdue before everything else', () => {
    const { risk, words } = stand([
      aTask('a', { estimation: 20 * H }),
      aTask('b', { entityId: 'sh040', dueDate: '2026-11-02', estimation: 8 * H }),
    ]);
    expect(risk?.level).toBe('late');
    expect(words).toContain('20 h left, 16 h free until Tuesday: SH040 takes 8 h');
  });

  it('waits for a start to come, unless the work has begun', () => {
    const start = { startDate: '2026-11-24', estimation: 10 * H };
    expect(stand([aTask('a', start)])).toMatchObject({
      risk: { level: 'late' },
      words: '10 h left, 8 h free on Tuesday. At this pace it would be done on Wednesday',
    });
    const begun = [{ taskStatusId: 'wip' }, { timeSpent: 5 }, { realStartDate: '2026-11-18' }];
    for (const one of begun) {
      expect(stand([aTask('a', { ...start, ...one })]).risk?.level).toBe('fine');
    }
    const backwards = stand([aTask('a', { startDate: '2026-12-01', estimation: 5 * H })]);
    expect(backwards.words).toBe('5 h left, 8 h free on Tuesday');
  });

  it('is overdue the day after, with what is left and when it would be done', () => {
    const { risk, words } = stand([aTask('a', { dueDate: '2026-11-13', estimation: 12 * H })]);
    expect(risk).toMatchObject({ level: 'overdue', finish: '2026-11-23' });
    expect(words).toBe(
      'Was due Fri 13 Nov, 7 days ago: 12 h left. At this pace it would be done on Monday',
    );
    expect(stand([aTask('a', { dueDate: '2026-11-19', estimation: 0 })]).words).toBe(
      'Was due yesterday. No estimate',
    );
  });

  it('is unknown without a due date, an estimate or a person, and says which', () => {
    expect(stand([aTask('a', { dueDate: null })])).toMatchObject({
      risk: { level: 'unknown', finish: null },
      words: 'No due date: 8 h left',
    });
    expect(stand([aTask('a', { estimation: 0, timeSpent: 90 })])).toMatchObject({
      risk: { level: 'unknown', left: null },
      words: 'No estimate: 1 h 30 spent so far',
    });
    expect(stand([aTask('a', { assigneeIds: [] })])).toMatchObject({
      risk: { level: 'unknown' },
      words: '8 h left, 24 h free until Tuesday. Nobody is assigned',
    });
    expect(stand([aTask('a', { assigneeIds: null })]).words).toContain('was not told');
    expect(stand([aTask('a', { assigneeIds: ['zoe'] })]).words).toContain('Zoe left the studio');
  });

  it('is late already when nobody could make it any more', () => {
    const { risk, words } = stand([aTask('a', { assigneeIds: [], estimation: 30 * H })]);
    expect(risk).toMatchObject({ level: 'late', finish: null });
    expect(words).toContain('With nothing else to do it would be done on Wednesday');
  });

  it('is tight when the estimate is used up and it is not done, unless it waits for a look', () => {
    const used = aTask('a', { timeSpent: 10 * H });
    expect(stand([used])).toMatchObject({
      risk: { level: 'tight', left: 0 },
      words: 'Estimate used up: 10 h spent of 8 h, and not done',
    });
    expect(stand([{ ...used, taskStatusId: 'wfa' }]).risk?.level).toBe('fine');
  });

  it('divides a shared task, and is as late as the busiest of its people', () => {
    const { risk, words } = stand(
      [
        aTask('a', {
          assigneeIds: ['ben', 'ada', 'ben'],
          estimation: 20 * H,
          dueDate: '2026-11-23',
        }),
      ],
      { daysOff: [aDayOff('ben', '2026-11-16', '2026-12-04')] },
    );
    expect(risk?.shares.map(({ personId, level, left }) => [personId, level, left])).toEqual([
      ['ben', 'late', 10 * H],
      ['ada', 'fine', 10 * H],
    ]);
    expect(words).toContain(
      'Ben: 10 h left, nothing free until Monday: today to Monday are days off',
    );
    expect(risk?.shares[0]?.shortage?.daysOff()).toEqual(['2026-11-20', '2026-11-23']);
    expect(words).toContain('Ben: At this pace it would be done on Tue 8 Dec');
  });

  it('is done whatever time is open on it, and nothing at all on a canceled shot or sequence', () => {
    const done = aTask('a', {
      taskStatusId: 'done',
      dueDate: '2026-01-05',
      doneDate: '2026-01-07',
    });
    expect(stand([done])).toMatchObject({
      risk: { level: 'done', left: 0 },
      words: 'Done on Wed 7 Jan',
    });
    const shots = [aShot('sh030', { canceled: true })];
    expect(stand([aTask('a')], { facts: { shots } }).risk).toBeUndefined();
  });

  it('names three others and sums up the rest, another step of the shot by its type', () => {
    const names = ['layout', 'b', 'c', 'd', 'e'];
    const others = names.map((id, index) =>
      aTask(id, {
        dueDate: '2026-11-23',
        estimation: (6 - index) * H,
        ...(id === 'layout'
          ? { taskTypeId: 'layout' }
          : { entityId: index % 2 ? 'sh040' : 'sh100' }),
      }),
    );
    expect(stand([aTask('a'), ...others]).words).toContain(
      ': Layout takes 6 h, SH040 takes 5 h, SH100 takes 4 h, 2 others take 5 h',
    );
  });

  it('tells two shots of the same name apart', () => {
    const shots = [
      aShot('sh030'),
      aShot('x', { name: 'SH040' }),
      aShot('y', { name: 'SH040', sequenceId: 'sq020' }),
    ];
    const other = (id: string) => aTask(id, { entityId: id, estimation: 10 * H });
    expect(stand([aTask('a'), other('x'), other('y')], { facts: { shots } }).words).toContain(
      'E01 / SQ010 / SH040 · Animation takes 10 h, E01 / SQ020 / SH040 · Animation takes 10 h',
    );
  });

  it('says that work without an estimate is not in the sum', () => {
    const { words } = stand([aTask('a'), aTask('b', { estimation: 0, dueDate: '2026-11-23' })]);
    expect(words).toBe('8 h left, 24 h free until Tuesday: 1 task due by then without an estimate');
  });

  it('speaks of days where it is weeks of work', () => {
    const { words } = stand([aTask('a', { estimation: 300 * H, dueDate: '2026-12-18' })]);
    expect(words).toContain('37 d 4 h left, 21 d free until Fri 18 Dec');
  });

  it('goes over the end of a year, and takes a slip such as the year 9999 without hanging', () => {
    const { words } = stand([aTask('a', { estimation: 300 * H, dueDate: '2027-01-01' })]);
    expect(words).toContain('31 d free until Fri 1 Jan 2027');
    expect(stand([aTask('a', { dueDate: '9999-12-31' })]).risk?.level).toBe('fine');
    expect(stand([aTask('a', { dueDate: '0001-01-01' })]).risk?.level).toBe('overdue');
  });
});
