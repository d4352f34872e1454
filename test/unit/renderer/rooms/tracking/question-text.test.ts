import { expect, it } from 'vitest';
import {
  questionText,
  withQuestion,
} from '../../../../../renderer/rooms/tracking/question-text.ts';

const task = {
  entity: 'SQ01 / SH010',
  type: 'Animation',
  assignees: ['Ada Moreau', 'Ben Okafor'],
  due: '2026-12-04',
  reasons: ['12 h left, 8 h free until Friday', 'At this pace it would be done on Monday'],
};
const TODAY = '2026-12-01';

it('asks the people of a task whether it will be done, with the reasons and what would help', () => {
  expect(questionText(task, TODAY)).toBe(
    [
      '@Ada Moreau @Ben Okafor',
      'Will SQ01 / SH010 · Animation be done by Fri 4 Dec?',
      '',
      'The plan says:',
      '- 12 h left, 8 h free until Friday.',
      '- At this pace it would be done on Monday.',
      '',
      'What would help: more time, somebody beside you, or less to do?',
    ].join('\n'),
  );
});

it('asks when a late task, and one without a due day, will be done', () => {
  const late = questionText({ ...task, due: '2026-11-27', reasons: [] }, TODAY);
  expect(late).toContain(
    'SQ01 / SH010 · Animation was due Fri 27 Nov. When will it be done?\n\nWhat would help',
  );
  const undated = questionText({ ...task, due: null, assignees: [] }, TODAY);
  expect(undated.split('\n')[0]).toBe('When will SQ01 / SH010 · Animation be done?');
});

it('keeps what was begun above the question, which stands there once', () => {
  expect(withQuestion(null, 'Will it?')).toEqual({
    text: 'Will it?',
    statusId: null,
    replyTo: null,
  });
  const begun = { text: 'Looks good so far. \n', statusId: 'wip', replyTo: 'a comment' };
  const once = withQuestion(begun, 'Will it?');
  expect(once).toEqual({ ...begun, text: 'Looks good so far.\n\nWill it?' });
  expect(withQuestion(once, 'Will it?')).toEqual(once);
});
