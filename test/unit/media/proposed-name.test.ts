import { expect, it } from 'vitest';
import { proposedName } from '../../../electron/media/proposed-name.ts';

it('proposes a name that any system takes, and never a path', () => {
  expect(proposedName('pose 1020.png')).toBe('pose 1020.png');
  expect(proposedName('../../.bashrc')).toBe('_.._.bashrc');
  expect(proposedName('C:\\x\\a?.png')).toBe('C__x_a_.png');
  expect(proposedName('gnp.\u202Eexe')).toBe('gnp.exe');
  expect(proposedName('..')).toBe('file');
  expect(proposedName('/')).toBe('_');
  const long = proposedName(`${'é'.repeat(300)}.mp4`);
  expect(long).toHaveLength(120);
  expect(long.endsWith('.mp4')).toBe(true);
});
