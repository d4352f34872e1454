import { describe, expect, it } from 'vitest';
import { backText } from '../../../../renderer/parts/back-text.ts';

const titles: Readonly<Record<string, string>> = { 't-1': 'SQ010 / SH030 · Animation' };
const here = { shownDay: '2026-11-26', titleOf: (id: string) => titles[id] ?? null };

describe('what Back is called', () => {
  it('names the day that it leads to, today as such', () => {
    expect(backText(null, here)).toBe('Back to Thursday 26 November');
    expect(backText({ name: 'today' }, { ...here, shownDay: null })).toBe('Back to today');
    expect(backText({ name: 'today', day: null }, here)).toBe('Back to today');
    expect(backText({ name: 'today', day: '2026-11-20' }, here)).toBe('Back to Friday 20 November');
  });

  it('names any other room', () => {
    expect(backText({ name: 'task', taskId: 't-1' }, here)).toBe(
      'Back to SQ010 / SH030 · Animation',
    );
    expect(backText({ name: 'task', taskId: 'gone' }, here)).toBe('Back to the task');
    expect(backText({ name: 'timesheet', view: 'week', day: '2026-11-26' }, here)).toBe(
      'Back to the timesheet',
    );
    expect(backText({ name: 'outbox' }, here)).toBe('Back to what is not in Kitsu yet');
    expect(backText({ name: 'setup' }, here)).toBe('Back to the set-up');
    expect(backText({ name: 'settings' }, here)).toBe('Back to the settings');
  });
});
