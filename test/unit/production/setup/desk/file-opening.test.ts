import { expect, it } from 'vitest';
import type {
  FileAnswer,
  FileAsk,
  StartFileReader,
} from '../../../../../electron/production/setup/desk/file-messages.ts';
import { openInThread } from '../../../../../electron/production/setup/desk/file-opening.ts';
import { createFileReader } from '../../../../../electron/production/setup/desk/file-reader.ts';
import { success } from '../../../../../electron/shared/result.ts';
import { aDesk, must, SHOTS } from './a-desk.ts';

const ROWS = 20_000;
const many = (): Buffer =>
  Buffer.from(
    `Sequence,Name,Notes\n${Array.from({ length: ROWS }, (_, at) => `SQ${at % 90},SH${at},${'x'.repeat(40)}`).join('\n')}`,
  );
const file = (bytes: Buffer) => ({ name: 'a.csv', bytes, rate: { num: 24, den: 1 } });

/** A thread that is led by hand: what it was told, and a way to have it answer. */
function aThread() {
  const told: FileAsk[] = [];
  const at = {
    killed: 0,
    answer: (_: FileAnswer): void => undefined,
    die: (_: string): void => undefined,
  };
  const start: StartFileReader = ({ onAnswer, onEnd }) => {
    Object.assign(at, { answer: onAnswer, die: onEnd });
    return { post: (message) => void told.push(message), kill: () => void (at.killed += 1) };
  };
  return { told, at, start };
}
const nothing = { begin: () => success(null), keep: () => undefined };

it('has the rows in parts that one waits for, all of them, in order', () => {
  const answers: FileAnswer[] = [];
  let ended = 0;
  const read = createFileReader(
    (answer) => void answers.push(answer),
    () => void (ended += 1),
  );
  read({ kind: 'open', file: file(many()) });
  expect(answers).toMatchObject([{ kind: 'head', rows: ROWS, head: { columns: { length: 3 } } }]);
  while (answers.at(-1)?.kind !== 'end') read({ kind: 'more' });
  const parts = answers.flatMap((answer) => (answer.kind === 'rows' ? [answer.part] : []));
  expect(parts.length).toBeGreaterThan(10);
  expect(Math.max(...parts.map(({ json }) => json.length))).toBeLessThan(70_000);
  const rows = parts.flatMap(({ json }) => JSON.parse(json) as string[][]);
  expect(rows).toHaveLength(ROWS);
  expect(rows[ROWS - 1]?.[1]).toBe(`SH${ROWS - 1}`);
  expect(
    parts.every(
      ({ from }, at) => from === parts.slice(0, at).reduce((sum, { count }) => sum + count, 0),
    ),
  ).toBe(true);
  expect(ended).toBe(1);
});

it('is stopped while it reads: the thread is ended, and what it still says is nothing', async () => {
  const { told, at, start } = aThread();
  const stopping = new AbortController();
  const kept: number[] = [];
  const keeping = { ...nothing, keep: () => void kept.push(1) };
  const opening = openInThread(start, file(many()), keeping, stopping.signal);
  at.answer({ kind: 'rows', part: { from: 0, count: 1, json: '[["a"]]' } });
  stopping.abort();
  at.answer({ kind: 'rows', part: { from: 1, count: 1, json: '[["b"]]' } });
  expect(await opening).toMatchObject({ ok: false, code: 'cancelled' });
  expect(told.map(({ kind }) => kind)).toEqual(['open', 'more']);
  expect({ kept: kept.length, killed: at.killed }).toEqual({ kept: 1, killed: 1 });
});

it.each([
  ['runs out of memory', 'Error [ERR_WORKER_OUT_OF_MEMORY]: …', 'too-large'],
  ['breaks', 'TypeError: …', 'unexpected'],
])('says so where the thread %s', async (_, why, code) => {
  const { at, start } = aThread();
  const opening = openInThread(start, file(many()), nothing, new AbortController().signal);
  at.die(why);
  expect(await opening).toMatchObject({ ok: false, code });
});

it('ends the thread where the disk takes nothing any more', async () => {
  const { at, start } = aThread();
  const full = new Error('The disk is full.');
  const keeping = {
    ...nothing,
    keep: () => {
      throw full;
    },
  };
  const opening = openInThread(start, file(many()), keeping, new AbortController().signal);
  at.answer({ kind: 'rows', part: { from: 0, count: 1, json: '[["a"]]' } });
  await expect(opening).rejects.toBe(full);
  expect(at.killed).toBe(1);
});

it('leaves the sheet as it was where it is stopped, and gives way to a file that is opened after it', async () => {
  const { sheets } = aDesk().open();
  const before = must(await sheets.open('film', 'shots.csv', Buffer.from(SHOTS)));
  const first = sheets.open('film', 'many.csv', many());
  const second = sheets.open('film', 'more.csv', many());
  expect(await first).toMatchObject({ ok: false, code: 'cancelled' });
  sheets.opener.stop();
  expect(await second).toMatchObject({ ok: false, code: 'cancelled' });
  expect(sheets.of('film')).toEqual(before);
  const third = must(await sheets.open('film', 'many.csv', many()));
  expect(third).toMatchObject({ rows: ROWS, canUndo: true });
  must(sheets.again(third.id, 'undo'));
  expect(sheets.of('film')).toMatchObject({ ...before, canRedo: true });
});
