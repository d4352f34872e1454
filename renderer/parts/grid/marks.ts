/** What is said of a cell beside its text. */
export interface CellMark {
  kind: 'question' | 'problem' | 'changed' | 'new';
  /** What is asked, wrong or changed; blank where the kind says all. */
  text: string;
}

/** The sign in the cell's corner and the word for it: colour is never the only one that tells. */
export const MARKS: Readonly<Record<CellMark['kind'], { sign: string; word: string }>> = {
  problem: { sign: '!', word: 'Problem' },
  question: { sign: '?', word: 'Question' },
  changed: { sign: '≠', word: 'Changed' },
  new: { sign: '+', word: 'New' },
};

/** What a mark says, in words. */
export const markText = ({ kind, text }: CellMark): string =>
  text === '' ? MARKS[kind].word : `${MARKS[kind].word}: ${text}`;
