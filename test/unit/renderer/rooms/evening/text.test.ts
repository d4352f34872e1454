import { describe, expect, it } from 'vitest';
import {
  logLabel,
  reasonText,
  typedAdditions,
} from '../../../../../renderer/rooms/evening/evening-text.ts';

const DAY = '2026-11-20';
const box = (taskId: string, text: string) => ({ taskId, day: DAY, text });

describe('what the evening’s boxes add', () => {
  it('is what is typed, and nothing of the boxes that are empty', () => {
    expect(typedAdditions([box('a', '1h30'), box('b', ''), box('c', '0')])).toEqual({
      ok: true,
      value: [{ taskId: 'a', day: DAY, minutes: 90 }],
    });
    expect(logLabel([box('a', '1h30'), box('b', '45m')])).toBe('Add 2 h 15');
    expect(logLabel([box('a', '')])).toBe('Add what I typed');
    expect(logLabel([box('a', '15')])).toBe('Add what I typed');
  });

  it('is nothing at all while one box is unclear', () => {
    expect(typedAdditions([box('a', '1h30'), box('b', '15')])).toMatchObject({ ok: false });
  });
});

it.each([
  [{ kind: 'that-day', minutes: 1, timed: 1 }, 'Has 1 min, timed; yours is added'],
  [{ kind: 'that-day', minutes: 90, timed: 30 }, 'Has 1 h 30, 30 min of it timed; yours is added'],
  [{ kind: 'that-day', minutes: 90, timed: 0 }, 'Has 1 h 30; yours is added'],
  [{ kind: 'away', minutes: 57 }, 'Its timer ran 57 min while you were away, not answered yet'],
  [{ kind: 'earlier', day: '2026-11-19', minutes: 120 }, 'The day before: 2 h'],
  [{ kind: 'earlier', day: '2026-11-16', minutes: 120 }, 'Mon 16 Nov: 2 h'],
  [{ kind: 'started' }, 'In work, no time on it lately'],
] as const)('says of %j why the task is there', (reason, words) =>
  expect(reasonText(reason, DAY)).toBe(words),
);
