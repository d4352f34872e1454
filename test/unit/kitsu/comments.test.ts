import { expect, it } from 'vitest';
import { allCommentsForTask } from '../../../electron/kitsu/comments.ts';
import { fakeKitsu } from '../../fixtures/fake-kitsu.ts';

async function read(comments: unknown) {
  const { http } = fakeKitsu(() => ({ status: 200, json: comments }));
  const answer = await allCommentsForTask(http, 'a');
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

it('brings whom a comment names, who acknowledged it and what was published with it', async () => {
  const preview = { revision: 2, extension: 'png', status: 'ready', original_name: 'sh010' };
  const [comment] = await read([
    {
      id: 'c',
      text: 'See @Ingrid Sørensen and @Animation ',
      created_at: '2026-11-29T10:17:13',
      editor_id: 'me',
      mentions: ['ingrid'],
      department_mentions: ['anim'],
      acknowledgements: ['me', 7],
      checklist: [{ text: 'Arms', checked: true }, { text: 'Cape' }, 'odd'],
      previews: [
        { id: 'p2', position: 2, ...preview },
        { id: 'p1', position: 1, ...preview },
      ],
    },
  ]);
  expect(comment).toMatchObject({
    editorId: 'me',
    mentions: ['ingrid'],
    departmentMentions: ['anim'],
    acknowledgements: ['me'],
    checklist: [
      { text: 'Arms', checked: true },
      { text: 'Cape', checked: false },
    ],
    previews: [
      { id: 'p1', revision: 2, position: 1, extension: 'png', originalName: 'sh010' },
      { id: 'p2', revision: 2, position: 2, status: 'ready' },
    ],
  });
});

it('gives each file to the reply that it came with', async () => {
  const [comment] = await read([
    {
      id: 'c',
      replies: [{ id: 'r', text: 'Here.', mentions: ['lead'] }],
      attachment_files: [
        { id: 'f1', name: 'board.png', extension: 'png', size: 12, reply_id: null },
        { id: 'f2', name: 'arms', extension: 'mov', size: 'large', reply_id: 'r' },
      ],
    },
  ]);
  expect(comment?.attachments).toEqual([{ id: 'f1', name: 'board.png', size: 12 }]);
  expect(comment?.replies).toMatchObject([
    { mentions: ['lead'], attachments: [{ id: 'f2', name: 'arms.mov', size: 0 }] },
  ]);
});

it('takes a comment of an older Kitsu, and one of which only the id can be read', async () => {
  const odd = { mentions: 'all', previews: {}, replies: null, attachment_files: [{ id: 5 }] };
  for (const comment of await read([{ id: 'old' }, { id: 'odd', ...odd }])) {
    expect(comment).toMatchObject({ mentions: [], previews: [], replies: [], attachments: [] });
  }
});
