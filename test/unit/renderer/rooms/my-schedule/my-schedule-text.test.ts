import { expect, it } from 'vitest';
import type { WeekAhead } from '../../../../../electron/shared/my-schedule.ts';
import {
  answerText,
  differenceText,
  loadText,
  secondsText,
  weekAnswer,
  weekSentences,
  weekTitle,
} from '../../../../../renderer/rooms/my-schedule/my-schedule-text.ts';

const TODAY = '2026-11-25';
const week = (own: Partial<WeekAhead> = {}): WeekAhead => ({
  ...{ first: '2026-11-23', last: '2026-11-29', free: 1440, left: 960, daysOff: 0 },
  ...{ taskIds: ['a', 'b'], late: [], unestimated: 0, finish: '2026-11-26' },
  ...own,
});

it('answers for a task', () => {
  const say = (level: 'fine' | 'late' | 'unknown', left: number | null, finish: string | null) =>
    answerText({ level, left, finish }, TODAY);
  expect(say('fine', 60, TODAY)).toBe('Yes: done today');
  expect(say('late', 60, '2026-11-27')).toBe('Not at this pace: done by Fri 27 Nov');
  expect(say('late', 60, null)).toBe('Not at this pace');
  expect(say('unknown', null, null)).toBe('No estimate');
  expect(say('unknown', 60, null)).toBe('Cannot be said');
});

it('says what a week takes and what it has', () => {
  expect(weekSentences(week(), TODAY)).toEqual([
    '2 tasks due: 16 h left',
    '24 h of working time from today on',
    'The last would be done by Thu 26 Nov',
  ]);
  const later = week({
    first: '2026-11-30',
    last: '2026-12-06',
    daysOff: 1,
    late: ['a'],
    unestimated: 1,
  });
  expect(weekSentences(later, TODAY)).toEqual([
    '2 tasks due: 16 h left, 1 without an estimate',
    '24 h of working time, with 1 day off',
    '1 late or not in time, the last would be done by Thu 26 Nov',
  ]);
  expect(weekSentences(week({ taskIds: [], finish: null }), TODAY)).toHaveLength(1);
  expect(loadText(week())).toBe('16 h of 24 h');
});

it('answers for a week', () => {
  expect(weekAnswer(week())).toBe('Yes');
  expect(weekAnswer(week({ late: ['a'] }))).toBe('Not at this pace');
  expect(weekAnswer(week({ unestimated: 2 }))).toBe('Cannot be said');
  expect(weekAnswer(week({ taskIds: [] }))).toBe('Nothing is due');
});

it('names a week by the year of its Thursday', () => {
  expect(weekTitle({ first: '2026-11-16' }, TODAY)).toBe('Week 47');
  expect(weekTitle({ first: '2026-12-28' }, '2027-01-02')).toBe('Week 53');
  expect(weekTitle({ first: '2026-12-28' }, '2027-01-05')).toBe('Week 53, 2026');
});

it('says lengths, and how an estimate was kept', () => {
  expect(secondsText(10.08)).toBe('10.1 s');
  expect(secondsText(65)).toBe('1 min 05 s');
  expect(secondsText(59.97)).toBe('1 min 00 s');
  expect(differenceText({ estimate: 480, logged: 480 })).toBe('as estimated');
  expect(differenceText({ estimate: 480, logged: 570 })).toBe('1 h 30 over');
  expect(differenceText({ estimate: 480, logged: 360 })).toBe('2 h under');
});
