import { expect, it } from 'vitest';
import { commentInKitsu } from '../../../electron/tasks/comment-in-kitsu.ts';
import { aComment } from '../../fixtures/a-comment.ts';
import { aStudio } from '../../fixtures/a-studio.ts';

const studio = aStudio({
  context: {
    people: { me: 'Noémie Lefèvre', lead: 'Lea Lead' },
    departments: [{ id: 'anim', name: 'Animation' }],
  },
});
const drawn = (given: Parameters<typeof aComment>[0]) =>
  commentInKitsu(aComment(given), { studio, me: 'me' });

it('names whom it mentions and who acknowledged it, as far as they are known here', () => {
  const comment = drawn({
    mentions: ['me', 'stranger'],
    departmentMentions: ['anim', 'gone'],
    acknowledgements: ['lead', 'me', 'stranger'],
  });
  expect(comment.mentions).toEqual([
    { name: 'Noémie Lefèvre', kind: 'person', mine: true },
    { name: 'Animation', kind: 'department', mine: false },
  ]);
  expect(comment).toMatchObject({ acknowledgedBy: ['Lea Lead', 'You'], acknowledged: true });
});

it('is edited where somebody changed it, but not by ticks on its checklist', () => {
  expect(drawn({ editorId: 'lead' }).edited).toBe(true);
  expect(drawn({}).edited).toBe(false);
  const checklist = [{ text: 'Arms', checked: true }];
  expect(drawn({ editorId: 'me', checklist }).edited).toBe(false);
});
