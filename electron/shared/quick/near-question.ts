import { failure, type Failure } from '../result.ts';

/** What is asked where words are in no name, and the candidates are spelled nearly so. */
export const nearQuestion = (words: readonly string[]): Failure =>
  failure(
    'ambiguous',
    `No task of yours has ${words.map((word) => `“${word}”`).join(' or ')} in its name.`,
    'Is it one of these?',
  );
