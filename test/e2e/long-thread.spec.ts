import { expect, test } from '../fixtures/artist.ts';
import { resize } from '../fixtures/window-size.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';

const COMMENTS = 2000;
const READ = 500;

test('of 2,000 comments the newest come at once, and older ones as they are asked for', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const running = await atTask();
  const { page, today, task } = running;
  const first = {
    ...{ object_id: task.id, person_id: kitsu.lead.user.id, task_status_id: task.statusId },
    ...{ checklist: [], previews: [], replies: [], attachment_files: [], acknowledgements: [] },
  };
  faults.on('GET', new RegExp(`/data/tasks/${task.id}/comments$`), {
    kind: 'rewrite',
    change: () =>
      Array.from({ length: COMMENTS }, (_, at) => ({
        ...{ ...first, id: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}` },
        text: `Note ${COMMENTS - at} of many.`,
        created_at: new Date(Date.UTC(2026, 0, 1) - at * 60_000).toISOString().slice(0, 19),
      })),
  });
  await resize(running, 1280);
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const entries = thread.thread.getByRole('list', { name: 'Comments' }).locator(':scope > li');
  await expect(thread.comment('Note 2000 of many.')).toBeVisible();
  const older = thread.thread.getByRole('button', { name: /^Show \d+ older$/ });
  for (let shown = 50; shown < READ; shown += 50) {
    await expect(entries).toHaveCount(shown);
    await older.click();
  }
  await expect(entries).toHaveCount(READ);
  await thread.comment('Note 1501 of many.').scrollIntoViewIfNeeded();
  faults.heal();
  // What is written at the other end still goes.
  await thread.say('And another one.');
  await expect(today.sync).toContainText('All in Kitsu');
  expect((await kitsu.comments(task.id)).map(({ text }) => text)).toContain('And another one.');
});
