import { expect, it } from 'vitest';
import { createUndoLog, type UndoStep } from '../../../electron/rules/undo-log.ts';
import { failure, success } from '../../../electron/shared/result.ts';
import { aStudio } from '../../fixtures/a-studio.ts';

const CONTEXT = { studio: aStudio(), today: '2026-11-20', at: '2026-11-20T12:00:00.000Z' };
const step = (title: string, more: Partial<UndoStep> = {}): UndoStep => ({
  room: 'today',
  title,
  undo: () => success(null),
  ...more,
});

it('undoes the last step of a room, then the one before', () => {
  const log = createUndoLog();
  log.add(step('a'));
  log.add(step('b'));
  log.add(step('c', { room: 'outbox' }));
  expect(log.runLast('today', CONTEXT)).toMatchObject({ value: { message: 'Undone: b' } });
  expect(log.runLast('today', CONTEXT)).toMatchObject({ value: { message: 'Undone: a' } });
  expect(log.runLast('today', CONTEXT)).toMatchObject({ code: 'not-found' });
  expect(log.runLast('outbox', CONTEXT)).toMatchObject({ value: { message: 'Undone: c' } });
});

it('undoes a step by its number once, and says what stays as it is', () => {
  const log = createUndoLog();
  const first = log.add(step('a', { undo: () => success('1 time stays as is') }));
  log.add(step('b'));
  expect(log.run(first, CONTEXT)).toEqual(
    success({ message: 'Undone: a. 1 time stays as is', step: first }),
  );
  expect(log.run(first, CONTEXT)).toMatchObject({ code: 'not-found' });
});

it('goes on to the step before where something newer stands in the way, or a step is over', () => {
  const log = createUndoLog();
  log.add(step('a'));
  log.add(step('b', { undo: () => failure('conflict', 'Newer') }));
  const over = log.add(step('c', { isOver: () => true }));
  expect(log.run(over, CONTEXT)).toMatchObject({ code: 'not-found' });
  expect(log.runLast('today', CONTEXT)).toMatchObject({ code: 'conflict' });
  expect(log.runLast('today', CONTEXT)).toMatchObject({ value: { message: 'Undone: a' } });
});

it('keeps a step that the disk refused, and no more than 200', () => {
  const log = createUndoLog();
  let isFull = true;
  const undo = (): ReturnType<UndoStep['undo']> => {
    if (isFull) throw new Error('full');
    return success(null);
  };
  const first = log.add(step('a', { undo }));
  expect(() => log.run(first, CONTEXT)).toThrow('full');
  isFull = false;
  expect(log.run(first, CONTEXT).ok).toBe(true);
  const ids = Array.from({ length: 201 }, (_, index) => log.add(step(`step ${index}`)));
  expect(log.run(ids[0] ?? 0, CONTEXT).ok).toBe(false);
  expect(log.run(ids[1] ?? 0, CONTEXT).ok).toBe(true);
});
