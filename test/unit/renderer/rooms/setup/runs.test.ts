import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { success } from '../../../../../electron/shared/result.ts';
import type { SetupRun } from '../../../../../electron/shared/setup.ts';
import { SetupRuns } from '../../../../../renderer/rooms/setup/runs.svelte.ts';

const runOf = (more: Partial<SetupRun>): SetupRun => ({
  ...{ id: 'run-1', productionId: 'p-1', production: 'Film', direction: 'apply' },
  ...{ state: 'running', why: null, done: 0, of: 4, startedAt: '2026-11-30T10:00:00Z' },
  ...{ endedAt: null, canTakeBack: false },
  report: { creates: 0, changes: 0, restores: 0, removes: 0, problems: [] },
  ...more,
});

let hear: (run: SetupRun) => void = () => undefined;
let before: SetupRun[] = [];
let ended: string[] = [];
let runs: SetupRuns;

beforeEach(async () => {
  [before, ended] = [[], []];
  const call = { 'setup.progress': () => Promise.resolve(JSON.stringify(success(before))) };
  const on = (_name: string, listener: (run: SetupRun) => void) => {
    hear = listener;
    return () => undefined;
  };
  vi.stubGlobal('window', { companion: { call, on } });
  runs = new SetupRuns(({ id }) => ended.push(id));
  runs.watch();
  await runs.read('p-1');
});
afterEach(() => vi.unstubAllGlobals());

it('follows what is applied to this production, and tells once that it ended', () => {
  hear(runOf({ done: 1 }));
  hear(runOf({ id: 'run-2', productionId: 'p-2' }));
  expect(runs.going).toMatchObject({ id: 'run-1', done: 1 });
  hear(runOf({ state: 'done', done: 4 }));
  expect(ended).toEqual(['run-1']);
  hear(runOf({ state: 'done', done: 4, canTakeBack: true }));
  expect(ended).toEqual(['run-1']);
  expect(runs.going).toBeNull();
  expect(runs.shown).toMatchObject({ id: 'run-1', canTakeBack: true });
  runs.putAway();
  expect(runs.shown).toBeNull();
});

it('shows no summary of what ended before the room was opened, but what still goes on', async () => {
  before = [runOf({ state: 'done' })];
  await runs.read('p-1');
  expect(runs.shown).toBeNull();
  // It can still be taken back.
  runs.showLast();
  expect(runs.shown).toMatchObject({ id: 'run-1' });
  before = [runOf({ id: 'run-2', state: 'paused', startedAt: '2026-11-30T11:00:00Z' }), ...before];
  await runs.read('p-1');
  expect(runs.shown).toMatchObject({ id: 'run-2', state: 'paused' });
});
