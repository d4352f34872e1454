import { expect, it } from 'vitest';
import type { Change } from '../../../../electron/replica/tables/outbox.ts';
import { NOT_SENT } from '../../../../electron/outbox/kinds/attempt.ts';
import { commentKind } from '../../../../electron/outbox/kinds/comment.ts';
import { dayOffKind } from '../../../../electron/outbox/kinds/day-off.ts';
import { replyKind } from '../../../../electron/outbox/kinds/reply.ts';
import { startKind } from '../../../../electron/outbox/kinds/start.ts';
import { timeKind, type TimeBody } from '../../../../electron/outbox/kinds/time.ts';
import { aStudio } from '../../../fixtures/a-studio.ts';
import { aTask } from '../../../fixtures/a-task.ts';

const context = { task: aTask({ id: 't' }), studio: aStudio(), today: '2026-11-20' };

const row = <Body>(kind: string, slot: string, body: Body, more: Partial<Change> = {}) => ({
  ...{ id: 1, kind, taskId: 't', slot, revision: 0, state: 'waiting' as const, cause: null },
  ...{ attempts: 0, notBefore: 0, createdAt: '2026-11-20T15:00:00Z' },
  ...more,
  body,
});
const time = (body: Partial<TimeBody> = {}, more: Partial<Change> = {}) =>
  timeKind.tell(
    row('time', '2026-11-20', { target: 90, base: 0, sent: null, kitsu: null, ...body }, more),
    context,
  );

it('a time says which total it sets on which day, and that none deletes', () => {
  expect(time()).toMatchObject({ does: '1 h 30 on Fri 20 Nov', edits: 'minutes', movable: 90 });
  expect(time({ target: 0 }).does).toBe('No time on Fri 20 Nov');
});

it('discarding a time says what is lost and what stays in Kitsu', () => {
  expect(time().discards).toContain('Your 1 h 30 on Friday 20 November are lost');
  expect(time({ sent: 90 }).discards).toContain('they stay there');
  expect(time({ target: 0 }).discards).toContain('stays in Kitsu');
  const inConflict = time({ kitsu: 45 }, { state: 'conflict' });
  expect(inConflict.discards).toContain('Kitsu keeps its 45 min');
  expect(inConflict).toMatchObject({ edits: null, movable: null });
});

it('a time that is refused because the task went to somebody else is moved, not typed anew', () => {
  const refused = time({}, { state: 'parked', cause: { code: 'unassigned', said: 'No.' } });
  expect(refused).toMatchObject({ edits: null, movable: 90 });
});

it('words can be written anew until a try of them may have arrived', () => {
  const body = { ...NOT_SENT, text: 'Yes.', commentId: 'c', files: [], replyIds: [], fileCuts: 0 };
  expect(replyKind.tell(row('reply', 'x', body), context)).toMatchObject({
    does: 'Reply',
    textLabel: 'Reply',
    edits: 'text',
  });
  const sent = replyKind.tell(row('reply', 'x', { ...body, step: 'sent' as const }), context);
  expect(sent.edits).toBeNull();
  expect(sent.discards).toContain('If Kitsu received it before the connection broke');
  const there = { ...body, step: 'sent' as const, replyIds: ['r'] };
  expect(replyKind.tell(row('reply', 'x', there), context).discards).toContain(
    'The reply stays there',
  );
});

it('a start, a comment and a day off say what they do', () => {
  const status = { statusId: 'wip', baseStatusId: 'todo', movedTo: null };
  expect(startKind.tell(row('start', '', { ...NOT_SENT, ...status }), context).does).toBe('Start');
  const comment = { ...NOT_SENT, ...status, text: 'Take 3', files: [], checklist: [] };
  const sending = { commentId: null, attached: 0, fileSentAt: null, fileCuts: 0 };
  expect(commentKind.tell(row('comment', 'x', { ...comment, ...sending }), context).does).toMatch(
    /^Comment, /,
  );
  const off = { last: '2026-11-23', description: '', id: null, seen: [] };
  const told = (action: 'mark' | 'take-back') =>
    dayOffKind.tell(row('day-off', '2026-11-20', { ...off, action }), context);
  expect(told('mark').does).toBe('Off on Fri 20 Nov to Mon 23 Nov');
  expect(told('take-back').does).toContain('Cancel day off on Fri 20 Nov');
});
