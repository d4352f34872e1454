import { expect, it } from 'vitest';
import type { TodayStatus } from '../../../../../electron/shared/views.ts';
import { miniLines } from '../../../../../renderer/rooms/mini/mini-text.ts';

const DAY: TodayStatus = {
  ...{ signedIn: true, total: 195, target: 480, waiting: 0, needsYou: 0, running: null },
  recent: [],
};

it('names the task by its path, and below it what else tells it from others', () => {
  const running = {
    taskId: 'a',
    title: 'E01 / SQ010 / SH030 · Animation',
    projectName: 'Big Buck Bunny',
    minutes: 65,
  };
  expect(miniLines({ ...DAY, running })).toEqual({
    parents: ['E01', 'SQ010'],
    name: 'SH030',
    below: 'Animation · Big Buck Bunny',
  });
  // A task that is no longer on this computer has a sentence for a name, and no production.
  expect(miniLines({ ...DAY, running: { ...running, title: 'Gone', projectName: '' } })).toEqual({
    parents: [],
    name: 'Gone',
    below: '',
  });
});

it('says that nothing runs, with the day’s total, or that nobody is signed in', () => {
  expect(miniLines(DAY)).toMatchObject({
    name: 'No timer runs',
    below: 'Today: 3 h 15 of 8 h',
  });
  expect(miniLines({ ...DAY, signedIn: false })).toMatchObject({
    name: 'Not signed in',
    below: '',
  });
  expect(miniLines(null)).toMatchObject({ name: '', below: '' });
});
