import { expect, describe, it } from 'vitest';
import {
  planNotice,
  type NoticeDesk,
  type NoticeState,
} from '../../../electron/notifications/notice-plan.ts';
import { noticeWords, unnamedWords } from '../../../electron/notifications/notice-words.ts';
import { tellables, type Tellable } from '../../../electron/notifications/tellable.ts';
import { isWorkingHour } from '../../../electron/notifications/working-hours.ts';
import type { NotificationEntry } from '../../../electron/shared/notifications.ts';
import type { TaskChange } from '../../../electron/shared/radar.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/settings.ts';

const entry = (given: Partial<NotificationEntry>): NotificationEntry => ({
  key: `radar ${given.taskId ?? 'a'}`,
  ids: [],
  about: [],
  taskId: 'a',
  title: `SQ010 / ${given.taskId ?? 'a'} · Animation`,
  production: 'Lantern Road',
  previewFileId: null,
  author: null,
  text: '',
  commentId: null,
  commentPreviewId: null,
  changes: [],
  toCheck: false,
  at: '2026-11-20T10:00:00.000Z',
  unread: true,
  ...given,
});
const due = (to: string): TaskChange => ({ field: 'due', from: '2026-12-03', to });
const look = (id: string) => ({ id, name: id.toUpperCase(), color: '#123456' });
const status = (to: string): TaskChange => ({ field: 'status', from: look('wfa'), to: look(to) });
const moved = (taskId: string, ...changes: TaskChange[]) => entry({ taskId, changes });
const told = (id: string, more: Partial<NotificationEntry> = {}) =>
  entry({
    ...{ key: `of-${id}`, ids: [id], about: ['mention'], author: 'Ingrid Sørensen' },
    ...{ commentId: `of-${id}`, text: 'Arc too wide.', ...more },
  });
const review = (taskId: string) => entry({ key: `check ${taskId} 1`, taskId, toCheck: true });

/** The desktop, through whatever happens to the list. */
class Desk {
  state: NoticeState | null = null;
  readonly desk: NoticeDesk = { isOn: true, isQuiet: false, isSeen: () => false };
  /** What stands; `null` for no notice. */
  shown: Tellable[] | null = null;
  notices = 0;
  held = false;

  see(entries: NotificationEntry[], desk: Partial<NoticeDesk> = {}): Tellable[] | null {
    const plan = planNotice(tellables(entries), this.state, { ...this.desk, ...desk });
    this.state = plan.state;
    this.held = plan.isHeld;
    if (plan.withdraw) this.shown = null;
    if (plan.show) {
      this.shown = plan.show;
      this.notices += 1;
    }
    return plan.show;
  }
}

const begun = (entries: NotificationEntry[] = []): Desk => {
  const desk = new Desk();
  desk.see(entries);
  return desk;
};
const words = (entries: NotificationEntry[], isDrawn = () => false) =>
  noticeWords(tellables(entries), { today: '2026-11-20', isDrawn });

describe('what the desktop is told', () => {
  it('is nothing of what was there when the app first looked', () => {
    const desk = begun([moved('a', due('2026-12-01')), told('1')]);
    expect(desk.see([moved('a', due('2026-12-01')), told('1')])).toBeNull();
    expect(desk.notices).toBe(0);
  });

  it('is each thing once, and a change that moves on again', () => {
    const desk = begun();
    expect(desk.see([moved('a', due('2026-12-01'))])).toHaveLength(1);
    expect(desk.see([moved('a', due('2026-12-01'))])).toBeNull();
    expect(desk.see([moved('a', due('2026-12-02'))])).toHaveLength(1);
    // Read, and made again later.
    desk.see([]);
    expect(desk.see([moved('a', due('2026-12-02'))])).toHaveLength(1);
    expect(desk.notices).toBe(3);
  });

  it('is one notice for the acts of one moment, though they arrive one by one', () => {
    const desk = begun();
    desk.see([moved('a', status('retake'))]);
    desk.see([moved('a', status('retake'), due('2026-12-01'))]);
    desk.see([moved('a', status('retake'), due('2026-12-01')), told('1')]);
    expect(desk.shown?.map(({ cause }) => cause)).toEqual(['status', 'due', 'mention']);
  });

  it('is nothing of what was read already, and what is read here takes its notice away', () => {
    const desk = begun();
    desk.see([told('1', { unread: false })]);
    expect(desk.notices).toBe(0);
    desk.see([told('1', { unread: false }), told('2'), moved('a', due('2026-12-01'))]);
    desk.see([told('1', { unread: false }), told('2'), moved('a', due('2026-12-01'))]);
    expect(desk.shown).toHaveLength(2);
    desk.see([told('2', { unread: false }), moved('a', due('2026-12-01'))]);
    expect(desk.shown).toHaveLength(2);
    desk.see([told('2', { unread: false })]);
    expect(desk.shown).toBeNull();
    // Read, it is told again for nothing that comes beside it.
    desk.see([told('2', { unread: false }), moved('b', due('2026-12-01'))]);
    expect(desk.shown).toHaveLength(1);
  });

  it('waits while it is quiet, and is then one notice', () => {
    const desk = begun();
    const night = [moved('a', due('2026-12-01'), status('retake')), told('1')];
    desk.see(night.slice(0, 1), { isQuiet: true });
    desk.see(night, { isQuiet: true });
    expect([desk.notices, desk.held]).toEqual([0, true]);
    desk.see(night);
    expect([desk.notices, desk.held]).toEqual([1, false]);
    expect(desk.shown).toHaveLength(3);
  });

  it('forgets what was read, or was back as it was, before the quiet ended', () => {
    const desk = begun();
    desk.see([moved('a', due('2026-12-01')), told('1')], { isQuiet: true });
    desk.see([told('1', { unread: false })]);
    expect([desk.notices, desk.held]).toEqual([0, false]);
  });

  it('is nothing of what a window with the focus shows, then or later', () => {
    const desk = begun();
    const both = [moved('a', due('2026-12-01')), moved('b', due('2026-12-01'))];
    desk.see(both, { isSeen: ({ entry: { taskId } }) => taskId === 'a' });
    expect(desk.shown?.map((one) => one.entry.taskId)).toEqual(['b']);
    desk.see(both);
    expect(desk.notices).toBe(1);
  });

  it('is nothing where the artist wants none, nor later of what came then', () => {
    const desk = begun();
    desk.see([told('1')], { isOn: false });
    expect(desk.see([told('1')])).toBeNull();
    expect(desk.see([told('1'), told('2')])).toHaveLength(1);
    desk.see([told('1'), told('2')], { isOn: false });
    expect(desk.shown).toBeNull();
  });

  it('is a mention that an edit added to a comment that was told', () => {
    const desk = begun();
    const comment = told('1', { about: ['comment'] });
    desk.see([comment]);
    expect(desk.see([{ ...comment, ids: ['2', '1'], about: ['mention', 'comment'] }])).toHaveLength(
      1,
    );
  });
});

describe('its words', () => {
  it('name all that one moment did to a task', () => {
    const all = [told('1'), moved('a', status('retake'), due('2026-12-01'))];
    expect(words(all, () => true)).toEqual({
      title: 'SQ010 / a · Animation',
      body:
        'Status WFA → RETAKE · Due Thu 3 Dec → Tue 1 Dec · ' +
        'Ingrid Sørensen mentioned you, with a drawing: Arc too wide.',
    });
  });

  it('are one line for 400 changes, and name few tasks', () => {
    const many = Array.from({ length: 400 }, (_, at) => moved(`t${at}`, due('2026-12-01')));
    expect(words(many)).toEqual({ title: '400 changes in 400 tasks', body: '400 due dates' });
    expect(words([...many, told('1'), review('a')]).body).toBe(
      '1 to check, 400 due dates, 1 mention',
    );
    expect(
      words([moved('a', due('2026-12-01'), status('wip')), moved('b', status('wip'))]),
    ).toEqual({
      title: '3 changes in 2 tasks',
      body: 'SQ010 / a · Animation; SQ010 / b · Animation',
    });
  });

  it('say of reviews that they wait', () => {
    expect(words([review('a')]).body).toBe('Waits for your review');
    expect(words([review('a'), review('b')]).title).toBe('2 tasks wait for your review');
  });

  it('say nothing of the studio where they are private', () => {
    const all = tellables([told('1'), moved('a', status('retake'), due('2026-12-01'))]);
    expect(unnamedWords(all)).toEqual({ title: 'Kitsu Companion', body: '3 changes in Kitsu' });
    expect(unnamedWords(all.slice(0, 1)).body).toBe('1 change in Kitsu');
  });
});

it('knows the working hours, and a day off', () => {
  const at = (day: string, clock: string, off: boolean = false) =>
    isWorkingHour(
      { day, clock },
      DEFAULT_SETTINGS,
      off ? [{ first: day, last: day, description: '', state: 'kitsu', note: null } as never] : [],
    );
  expect([at('2026-11-20', '08:59'), at('2026-11-20', '09:00'), at('2026-11-20', '17:59')]).toEqual(
    [false, true, true],
  );
  expect([
    at('2026-11-20', '18:00'),
    at('2026-11-21', '10:00'),
    at('2026-11-20', '10:00', true),
  ]).toEqual([false, false, false]);
});
