import { expect, it } from 'vitest';
import { updateHold } from '../../../electron/app/update-hold.ts';
import type { Workspace } from '../../../electron/app/workspace.ts';
import type { Change } from '../../../electron/replica/tables/outbox.ts';

type Row = Pick<Change, 'kind' | 'state'> & { body: unknown };

/** A workspace with these rows, whose timer can be saved or not. */
function workspace(rows: Row[], tick = (): void => undefined) {
  const outbox = { all: () => rows };
  return { replica: { outbox }, timer: { tick } } as unknown as Workspace;
}

const comment = (state: Change['state'], files: string[]): Row => ({
  kind: 'comment',
  state,
  body: {
    step: 'sent',
    text: 'here it is',
    statusId: null,
    baseStatusId: 's',
    movedTo: null,
    seen: [],
    files: files.map((id) => ({ id, name: `${id}.mov`, size: 5 })),
  },
});
const time: Row = { kind: 'time', state: 'waiting', body: { minutes: 1 } };

it('lets a newer version in while nobody is signed in, or all lies on disk', () => {
  expect(updateHold(null)).toBeNull();
  expect(
    updateHold(workspace([time, comment('waiting', ['a']), comment('sending', [])])),
  ).toBeNull();
});

it('saves the timer first, and waits where that fails', () => {
  let saved = 0;
  expect(updateHold(workspace([], () => void (saved += 1)))).toBeNull();
  expect(saved).toBe(1);
  const full = (): never => {
    throw new Error('SQLITE_FULL');
  };
  expect(updateHold(workspace([], full))).toBe('timer');
});

it('waits for a file that is being sent', () => {
  expect(updateHold(workspace([time, comment('sending', ['a'])]))).toBe('upload');
});
