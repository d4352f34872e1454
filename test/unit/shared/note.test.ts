import { expect, it } from 'vitest';
import { noteText } from '../../../electron/shared/note.ts';

it('says why a shown value is not in Kitsu', () => {
  expect(noteText(null)).toBeNull();
  expect(noteText({ code: 'refused', said: 'No.' })).toBe('Kitsu says: No.');
  expect(noteText({ code: 'gone-from-kitsu', had: 90 })).toBe(
    'Kitsu no longer shows the 1 h 30 you saved',
  );
  expect(noteText({ code: 'timer-runs' })).toContain('sent when it stops');
});
