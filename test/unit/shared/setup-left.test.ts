import { expect, it } from 'vitest';
import { leftText } from '../../../electron/shared/setup-left.ts';

it('says by name which values somebody changed, and what Kitsu said as it said it', () => {
  expect(leftText({ code: 'moved', fields: ['nbFrames', 'data.mood', 'description'] })).toBe(
    'Somebody changed the frames, mood, the description in Kitsu since the plan was made. It stays as it is there.',
  );
  expect(leftText({ code: 'stays', why: 'holds-more' })).toBe('It stays: something in it stays.');
  expect(leftText({ code: 'stays-refused', said: 'No.' })).toBe('It stays: No.');
  expect(leftText({ code: 'earlier', text: 'As it was kept.' })).toBe('As it was kept.');
});
