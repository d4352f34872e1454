import { describe, expect, it } from 'vitest';
import { commentTime } from '../../../../../renderer/rooms/task/comment-text.ts';
import { dueText, initials, spentText } from '../../../../../renderer/parts/task-text.ts';
import { dayBalance, dayName, timeBoxName } from '../../../../../renderer/rooms/today/day-text.ts';
import { narrowMinutes } from '../../../../../renderer/parts/time-text.ts';

const TODAY = '2026-11-20';

describe('due dates in words', () => {
  it.each([
    ['2026-11-18', '2 days late', true],
    ['2026-11-19', '1 day late', true],
    ['2026-11-20', 'today', false],
    ['2026-11-21', 'tomorrow', false],
    ['2026-11-24', 'Tue', false],
    ['2026-11-26', 'Thu', false],
    // Said as `Fri` on a Friday, it would be today.
    ['2026-11-27', '27 Nov', false],
    ['2026-11-28', '28 Nov', false],
    ['2027-01-05', '5 Jan 2027', false],
  ])('%s is said "%s"', (due, text, late) => {
    expect(dueText(due, TODAY)).toMatchObject({ text, late });
  });
});

describe('the day', () => {
  it('has a name', () => {
    expect(dayName(TODAY, TODAY)).toBe('Today');
    expect(dayName('2026-11-19', TODAY)).toBe('Yesterday');
    expect(dayName('2026-11-16', TODAY)).toBe('Monday');
  });

  it('names its time boxes', () => {
    expect(timeBoxName(TODAY, TODAY)).toBe('Time today');
    expect(timeBoxName('2026-11-19', TODAY)).toBe('Time on Thursday 19 November');
  });

  it('says what lacks, and asks for nothing without work or to come', () => {
    const balance = (day: string, total: number, isWorkday = true) =>
      dayBalance({ day, today: TODAY, total, target: 480, isWorkday }).text;
    expect(balance(TODAY, 342)).toBe('2 h 18 to log');
    expect(balance('2026-11-19', 450)).toBe('30 min missing');
    expect(balance(TODAY, 480)).toBe('A full day');
    expect(balance(TODAY, 495)).toBe('15 min over');
    expect(balance('2026-11-15', 0, false)).toBe('');
    expect(balance('2026-11-15', 0)).toBe('8 h missing');
    expect(balance('2026-11-23', 0)).toBe('');
  });

  it('writes minutes for a narrow column', () => {
    expect([0, 5, 90, 600].map(narrowMinutes)).toEqual(['', '5m', '1h30', '10h']);
  });
});

describe('a task', () => {
  it('says spent against planned, and how much it is over', () => {
    expect(spentText(600, 1440, 480)).toBe('Spent 1 d 2 h of 3 d');
    expect(spentText(540, 480, 480)).toBe('Spent 1 d 1 h of 1 d, 1 h over');
    expect(spentText(45, 0, 480)).toBe('Spent 45 min, no estimate');
  });

  it('has initials while it has no picture', () => {
    expect(['SH030', 'Grappling hook', 'old_barkeeper', '古い酒場', ''].map(initials)).toEqual([
      'SH',
      'GH',
      'OB',
      '古い',
      '',
    ]);
  });

  it("reads a comment's time as UTC, which Kitsu does not say", () => {
    const written = new Date('2026-11-20T16:20:00Z');
    const clock = `${String(written.getHours()).padStart(2, '0')}:20`;
    expect(commentTime('2026-11-20T16:20:00', written)).toBe(`today ${clock}`);
    expect(commentTime('2026-11-20T16:20:00Z', written)).toBe(`today ${clock}`);
    expect(commentTime('soon', written)).toBe('');
  });
});
