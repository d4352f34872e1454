import { expect, it } from 'vitest';
import { namesFor, typedAt, withName } from '../../../../../renderer/rooms/task/mentions.ts';

const NAMES = ['Ana Lima', 'Noémie Lefèvre', 'Lea Ana', 'Animation'].map(
  (name) => ({ name, kind: 'person' }) as const,
);
const names = (words: string) => namesFor(words, NAMES).map(({ name }) => name);

it('a name is typed from an @ that begins a word up to the caret', () => {
  expect(typedAt('Hi @no', 6)).toEqual({ from: 3, words: 'no' });
  expect(typedAt('Hi @Noémie Le', 13)).toEqual({ from: 3, words: 'Noémie Le' });
  expect(typedAt('@', 1)).toEqual({ from: 0, words: '' });
  expect(typedAt('me@studio', 9)).toBeNull();
  expect(typedAt('@ home', 6)).toBeNull();
  expect(typedAt('@ana\nand', 8)).toBeNull();
});

it('finds names that begin so first, whatever their accents, then those with such a word', () => {
  expect(names('an')).toEqual(['Ana Lima', 'Animation', 'Lea Ana']);
  expect(names('noemie l')).toEqual(['Noémie Lefèvre']);
  expect(names('zoe')).toEqual([]);
});

it('puts the name in its place, with the space that Kitsu needs', () => {
  expect(withName('Hi @an, look', { from: 3, words: 'an' }, 'Ana Lima')).toEqual({
    text: 'Hi @Ana Lima , look',
    caret: 13,
  });
  expect(withName('@an look', { from: 0, words: 'an' }, 'Ana Lima')).toEqual({
    text: '@Ana Lima look',
    caret: 10,
  });
});
