import { describe, expect, it } from 'vitest';
import type { ProductionTask } from '../../../electron/shared/production.ts';
import { timelineOf, undatedIn } from '../../../electron/production/timeline.ts';
import type { Facts } from '../../../electron/production/studio-work.ts';
import { aSequence, aShot, aTask, someWork } from './a-production.ts';

const timeline = (id: string, tasks: ProductionTask[], more: Partial<Facts> = {}) =>
  timelineOf(id, someWork(tasks, more));
const dated = (id: string, startDate: string | null, dueDate: string | null, more = {}) =>
  aTask(id, { startDate, dueDate, ...more });

describe('a timeline', () => {
  it('has a row for each task in order of time, with who and in what status', () => {
    const rows = timeline('sh030', [
      dated('b', '2026-11-23', '2026-11-27', { assigneeIds: ['ben', 'ada'], taskStatusId: 'wip' }),
      dated('a', '2026-11-16', '2026-11-20', { taskTypeId: 'layout', taskStatusId: 'done' }),
      dated('elsewhere', '2026-01-01', '2026-12-31', { entityId: 'sh040' }),
    ])?.rows;
    expect(rows).toMatchObject([
      { taskId: 'a', title: 'E01 / SQ010 / SH030 · Layout', state: 'done', who: ['Ada'] },
      {
        taskId: 'b',
        taskTypeName: 'Animation',
        statusName: 'Work in progress',
        who: ['Ada', 'Ben'],
      },
    ]);
    expect(rows?.[1]?.span).toEqual({ start: '2026-11-23', end: '2026-11-27' });
  });

  it('names tasks without a date at every level', () => {
    const tasks = [dated('a', null, null), dated('b', null, null, { entityId: 'sh100' })];
    expect(timeline('sh030', tasks)).toMatchObject({
      span: null,
      rows: [],
      undated: [{ taskId: 'a' }],
    });
    const production = timeline('lantern', tasks);
    expect(production && undatedIn(production).map(({ taskId }) => taskId)).toEqual(['a', 'b']);
  });

  it('draws one date as one day, and a start after the due date the right way round', () => {
    const span = (start: string | null, due: string | null) =>
      timeline('sh030', [dated('a', start, due)])?.rows[0]?.span;
    expect(span(null, '2026-11-20')).toEqual({ start: '2026-11-20', end: '2026-11-20' });
    expect(span('2026-11-20', null)).toEqual({ start: '2026-11-20', end: '2026-11-20' });
    expect(span('2026-11-20', '2026-11-16')).toEqual({ start: '2026-11-16', end: '2026-11-20' });
  });

  it('rolls spans up from shots to sequence, episode and production, over a year too', () => {
    const tasks = [
      dated('a', '2026-12-14', '2026-12-18'),
      dated('b', '2026-12-21', '2027-01-08', { entityId: 'sh040' }),
      dated('c', '2027-02-01', '2027-02-05', { entityId: 'sh100' }),
      dated('d', '2026-10-01', '2026-10-09', { entityId: 'Lantern' }),
    ];
    const span = (id: string) => timeline(id, tasks)?.span;
    expect(span('sq010')).toEqual({ start: '2026-12-14', end: '2027-01-08' });
    expect(span('e01')).toEqual({ start: '2026-12-14', end: '2027-02-05' });
    expect(span('lantern')).toEqual({ start: '2026-10-01', end: '2027-02-05' });
    expect(timeline('lantern', tasks)?.parts.map(({ name }) => name)).toEqual(['E01', 'Lantern']);
  });

  it('shows what was canceled, also with its sequence, and lets it stretch nothing', () => {
    const sequences = [aSequence('sq010'), aSequence('sq020', { canceled: true })];
    const tasks = [
      dated('a', '2026-11-16', '2026-11-20'),
      dated('b', '2027-11-16', '2027-11-20', { entityId: 'sh100' }),
    ];
    const episode = timeline('e01', tasks, { sequences });
    expect(episode?.span?.end).toBe('2026-11-20');
    expect(episode?.parts[1]).toMatchObject({
      ...{ canceled: true, span: null },
      parts: [{ canceled: true, span: null }],
    });
    expect(episode?.parts[1]?.parts[0]?.rows).toMatchObject([{ taskId: 'b', state: 'canceled' }]);
  });

  it('keeps shots without tasks, of sequences not read, and tasks of entities not read', () => {
    const shots = [
      aShot('sh9', { sequenceId: 'sq010' }),
      aShot('sh10'),
      aShot('lost', { sequenceId: '?' }),
    ];
    const production = timeline(
      'lantern',
      [dated('a', null, '2026-11-20', { entityId: 'an-edit' })],
      { shots },
    );
    expect(production?.rows).toMatchObject([{ taskId: 'a', title: 'Lantern Road · Animation' }]);
    expect(production?.parts.map(({ id }) => id)).toContain('lost');
    const sequence = timeline('sq010', [], { shots });
    expect(sequence?.parts.map(({ name }) => name)).toEqual(['SH9', 'SH10']);
  });

  it('knows nobody from not told, and no timeline of what was not read', () => {
    const who = (assigneeIds: string[] | null) =>
      timeline('sh030', [aTask('a', { assigneeIds })])?.rows[0]?.who;
    expect([who([]), who(null), who(['x'])]).toEqual([[], null, ['Somebody not listed here']]);
    expect(timeline('nothing', [])).toBeNull();
  });
});
