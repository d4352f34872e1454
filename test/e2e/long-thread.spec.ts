import { expect, test } from '../fixtures/artist.ts';
import type { ArtistInKitsu, NamedTask } from '../fixtures/artist-in-kitsu.ts';
import type { FaultProxy } from '../fixtures/fault-proxy.ts';
import { resize } from '../fixtures/window-size.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';

const COMMENTS = 2000;
/** No more of them have content at a time. */
const DRAWN = 150;

/** Kitsu has so many comments of this task, the newest first. */
function withComments(faults: FaultProxy, kitsu: ArtistInKitsu, task: NamedTask): void {
  const first = {
    ...{ object_id: task.id, person_id: kitsu.lead.user.id, task_status_id: task.statusId },
    ...{ checklist: [], previews: [], replies: [], attachment_files: [], acknowledgements: [] },
  };
  faults.on('GET', new RegExp(`/data/tasks/${task.id}/comments$`), {
    kind: 'rewrite',
    change: () =>
      Array.from({ length: COMMENTS }, (_, at) => ({
        ...{ ...first, id: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}` },
        text: `Note ${COMMENTS - at} of many.${at % 7 === 0 ? '\n\nAnd more\n\nof it.' : ''}`,
        created_at: new Date(Date.UTC(2026, 0, 1) - at * 60_000).toISOString().slice(0, 19),
      })),
  });
}

test('2,000 comments are scrolled to the first, each is seen, and few are drawn at a time', async ({
  atTask,
  kitsu,
  faults,
}) => {
  test.setTimeout(120_000);
  const running = await atTask();
  const { page, today, task } = running;
  withComments(faults, kitsu, task);
  await resize(running, 1280);
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const list = thread.thread.getByRole('list', { name: 'Comments' });
  await expect(thread.comment('Note 2000 of many.')).toBeVisible();
  await expect(list.locator(':scope > li')).toHaveCount(50);

  const { seen, most } = await list.evaluate(async (rows) => {
    let scroller: Element = rows;
    while (!/auto|scroll/.test(getComputedStyle(scroller).overflowY))
      scroller = scroller.parentElement ?? document.documentElement;
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    const seen = new Set<string>();
    let most = 0;
    let still = 0;
    // The end is reached where nothing has moved for a while: older ones come on their way.
    while (still < 20) {
      const { top, bottom } = scroller.getBoundingClientRect();
      for (const row of rows.children) {
        const at = row.getBoundingClientRect();
        if (at.bottom > top && at.top < bottom)
          seen.add(/Note \d+ of many/.exec(row.textContent ?? '')?.[0] ?? 'empty');
      }
      most = Math.max(most, [...rows.children].filter((row) => row.children.length > 0).length);
      const before = scroller.scrollTop;
      scroller.scrollTop += scroller.clientHeight * 0.9;
      await frame();
      still = scroller.scrollTop === before ? still + 1 : 0;
    }
    return { seen: [...seen], most };
  });
  expect(seen.filter((text) => text !== 'empty')).toHaveLength(COMMENTS);
  expect(seen).toContain('Note 1 of many');
  expect(most).toBeLessThanOrEqual(DRAWN);
  await expect(thread.thread.getByRole('button', { name: /older$/ })).toHaveCount(0);

  // Back at the newest nothing is lost, and what is written there goes.
  faults.heal();
  await thread.box.scrollIntoViewIfNeeded();
  await expect(thread.comment('Note 2000 of many.')).toBeVisible();
  await thread.say('And another one.');
  await expect(today.sync).toContainText('All in Kitsu');
  expect((await kitsu.comments(task.id)).map(({ text }) => text)).toContain('And another one.');
});

test('in a narrow window the facts are below three comments, until a key asks for older ones', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const running = await atTask();
  const { page, today, task } = running;
  withComments(faults, kitsu, task);
  await resize(running, 440);
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const entries = thread.thread.getByRole('list', { name: 'Comments' }).locator(':scope > li');
  await expect(entries).toHaveCount(3);
  await page.getByRole('complementary', { name: 'About this task' }).scrollIntoViewIfNeeded();
  await expect(entries).toHaveCount(3);
  const older = thread.thread.getByRole('button', { name: /^Show \d+ older$/ });
  await older.press('Enter');
  await expect(entries).toHaveCount(53);
  await expect(older).toBeFocused();
  await older.press('Enter');
  await expect.poll(() => entries.count()).toBeGreaterThan(100);
  await expect(thread.comment('Note 2000 of many.')).toHaveCount(1);
});
