import { expect, it } from 'vitest';
import { Notices } from '../../../../../renderer/lib/state/notices.svelte.ts';

const nothing = (): void => undefined;
const shown = (notices: Notices): string[] => notices.list.map(({ message }) => message);

it('says only what was done last', () => {
  const notices = new Notices();
  notices.add({ message: '1 h saved here: SH010 · Layout', undo: nothing });
  notices.add({ message: '2 h saved here: SH020 · Layout', undo: nothing });
  notices.add({ message: 'Stopped SH030 · Layout', undo: nothing });
  expect(shown(notices)).toEqual(['Stopped SH030 · Layout']);
});

it('keeps an undo until there is another, and what failed beside what was done', () => {
  const notices = new Notices();
  notices.add({ message: '1 h saved here', undo: nothing });
  notices.add({ message: 'Copied to the clipboard.' });
  expect(shown(notices)).toEqual(['1 h saved here', 'Copied to the clipboard.']);
  notices.add({ message: 'The file could not be read.', tone: 'bad' });
  notices.add({ message: 'Stopped SH030', undo: nothing });
  expect(shown(notices)).toEqual(['The file could not be read.', 'Stopped SH030']);
});

it('drops the line of what is undone, by whichever way that was', () => {
  const notices = new Notices();
  notices.add({ message: '1 h saved here', undo: nothing, step: 4 });
  notices.undone(3);
  expect(shown(notices)).toEqual(['1 h saved here']);
  notices.undone(4);
  notices.add({ message: 'Undone: 1 h' });
  expect(shown(notices)).toEqual(['Undone: 1 h']);
});
