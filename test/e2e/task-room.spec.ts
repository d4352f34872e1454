import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTaskItem } from '../../electron/kitsu/task-item.ts';
import { taskTitle } from '../../electron/shared/task.ts';
import { expect, fillSignIn, NOTICED, test as base } from '../fixtures/artist.ts';
import { countedFrames, hasFfmpeg, upTo } from '../fixtures/counted-frames.ts';
import type { FaultProxy } from '../fixtures/fault-proxy.ts';
import { formWith, plainRequests } from '../fixtures/plain-request.ts';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';
import { pngOf, PublishPage } from '../fixtures/publish-page.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { TodayPage } from '../fixtures/today-page.ts';

/** Silent and with B-frames, 48 frames each: Kitsu would call the first broken and make a still of the second. */
const movie = (name: string) =>
  fileURLToPath(new URL(`../fixtures/counted-movies/${name}`, import.meta.url));
const FIRST = movie('silent-b.mp4');
const SECOND = movie('silent-b-keys.mp4');
const UPLOAD = /\/pictures\/preview-files\//;
/** Kitsu's encoding takes seconds, and minutes on a busy machine. */
const ENCODED = { timeout: 120_000 };

interface CommentInKitsu {
  text: string;
  person_id: string;
  task_status_id: string;
  checklist: { text: string; checked: boolean }[];
  attachment_files: { name: string }[];
  previews: { id: string }[];
}

interface RowInKitsu {
  id: string;
  revision: number;
  position: number;
  status: string;
  extension: string;
  original_name: string;
  width: number;
  height: number;
}

interface StatusInKitsu {
  id: string;
  short_name: string;
}

/** The test with a production of its own, and in it a new task that nobody has. */
const test = base.extend<{ room: Publisher }>({
  room: async ({ studio }, use) => {
    const room = await openPublisher(studio);
    await use(room);
    await room.close();
  },
});

/** The whole network goes away with the next upload, before or after Kitsu has got it, until `heal`. */
function cutNextUpload(faults: FaultProxy, kind: 'close-before' | 'close-after'): void {
  faults.on('POST', UPLOAD, { kind }, 1, () => {
    faults.unplug();
    return true;
  });
}

const uploads = ({ requests }: FaultProxy): number =>
  requests.filter(({ method, path }) => method === 'POST' && UPLOAD.test(path)).length;

/** A task by Kitsu's own API, oldest first. */
function historyOf({ stage }: Publisher, task: string) {
  const { supervisor } = stage.as;
  return {
    comments: async () =>
      (await supervisor.get<CommentInKitsu[]>(`/data/tasks/${task}/comments`)).reverse(),
    rows: async () => {
      const rows = await supervisor.get<RowInKitsu[]>(`/data/tasks/${task}/previews`);
      return rows.sort((a, b) => a.revision - b.revision || a.position - b.position);
    },
  };
}

test('a task from assigned to approved, with two revisions and two cuts: each step is in Kitsu once', async ({
  room,
  studio,
  launch,
  faults,
}, info) => {
  test.setTimeout(400_000);
  const { artist, supervisor, manager } = room.stage.as;
  const statuses = await manager.get<StatusInKitsu[]>('/data/task-status');
  const status = (name: string): string => {
    const found = statuses.find(({ short_name }) => short_name.toLowerCase() === name);
    if (!found) throw new Error(`The studio has no status ${name}.`);
    return found.id;
  };
  const task = await room.stage.newTask();
  const history = historyOf(room, task);

  const running = await launch({ args: ['--server', faults.url] });
  const { page } = running;
  const today = new TodayPage(page);
  const account = { email: artist.user.email, password: 'kitsu-companion', role: 'artist' };
  await fillSignIn(running, { ...studio, accounts: [account] });
  await expect(today.list.getByRole('listitem')).toHaveCount(1);
  await today.allInKitsu();

  // Assigned: the task is seen, and started.
  await manager.put(`/actions/persons/${artist.user.id}/assign`, { task_ids: [task] });
  const items = await artist.get<unknown[]>('/data/user/tasks');
  const item = items.map((one) => readTaskItem(one, false)).find((one) => one?.id === task);
  if (!item) throw new Error('The artist was not assigned.');
  const title = taskTitle(item);
  const row = today.row(title);
  await expect(row).toBeVisible(NOTICED);
  await today.start(title).click();
  await expect(today.stop(title)).toBeVisible();
  await expect.poll(async () => (await history.comments()).length, NOTICED).toBe(1);
  await today.allInKitsu();

  // The first revision: the network goes away before Kitsu has its movie.
  await row.getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const publish = new PublishPage(page);
  const head = page.getByRole('region', { name: 'Task' }).locator('header');
  await expect(head).toContainText('wip');
  await thread.thread.getByRole('button', { name: 'Publish', exact: true }).click();
  await publish.input.setInputFiles([FIRST]);
  await expect(publish.checks.getByRole('checkbox', { name: /silent sound track/ })).toBeChecked();
  await expect(publish.files).toContainText('48 frames');
  await expect(publish.status).toHaveAccessibleName(/Waiting for approval|WFA/i);
  await publish.comment.fill('First take');
  cutNextUpload(faults, 'close-before');
  await publish.publish.click();
  const first = thread.comment('First take');
  await expect.poll(() => uploads(faults), NOTICED).toBe(1);
  await expect(first).toContainText(/not yet in Kitsu|Processing at Kitsu/);
  expect((await history.rows()).map((one) => one.status)).toEqual(['processing']);
  faults.heal();
  await expect
    .poll(async () => (await history.rows()).map((one) => one.status), ENCODED)
    .toEqual(['ready']);
  await expect(today.sync).toContainText('All in Kitsu', NOTICED);
  await expect(first).toContainText('Published v1');
  expect(uploads(faults)).toBe(2);

  // A retake with a note, a checklist and a picture, which the artist reads and ticks.
  const checklist = [
    { text: 'Arms', checked: false },
    { text: 'Cape', checked: false },
  ];
  const picture = pngOf(64, 36, 200);
  const note = formWith(
    { name: 'cape.png', bytes: picture, type: 'image/png' },
    {
      task_status_id: status('retake'),
      comment: 'The cape is **too light**.',
      checklist: JSON.stringify(checklist),
    },
  );
  const asked = plainRequests(studio, supervisor.token);
  expect((await asked('POST', `/actions/tasks/${task}/comment`, note)).status).toBe(201);
  const retake = thread.comment('The cape is too light.');
  await expect(retake).toContainText('cape.png', NOTICED);
  await expect(retake.locator('strong')).toHaveText('too light');
  await expect(head).toContainText('retake');
  await retake.getByRole('checkbox', { name: 'Arms' }).check();
  await expect
    .poll(async () => (await history.comments())[2]?.checklist, NOTICED)
    .toEqual([{ text: 'Arms', checked: true }, checklist[1]]);
  await expect(today.sync).toContainText('All in Kitsu', NOTICED);

  // The second revision: Kitsu has the movie, and the answer is lost with the network.
  const still = info.outputPath('still.png');
  writeFileSync(still, pngOf(320, 180, 90));
  await publish.open();
  await publish.input.setInputFiles([SECOND, still]);
  await expect(publish.files).toHaveCount(2);
  await publish.comment.fill('Second take');
  cutNextUpload(faults, 'close-after');
  await publish.publish.click();
  const second = thread.comment('Second take');
  await expect.poll(() => uploads(faults), NOTICED).toBe(3);
  await expect(second).toContainText(/not yet in Kitsu|Processing at Kitsu/);
  await expect
    .poll(async () => (await history.rows()).map((one) => one.status), ENCODED)
    .toEqual(['ready', 'ready']);
  faults.heal();
  await expect
    .poll(async () => (await history.rows()).map((one) => one.status), ENCODED)
    .toEqual(['ready', 'ready', 'ready']);
  await expect(today.sync).toContainText('All in Kitsu', NOTICED);
  await expect(second).toContainText('Published v2: 2 files');
  expect(uploads(faults)).toBe(4);

  // Approved while no event is heard, and seen.
  faults.events.refuse();
  faults.events.cut();
  const approval = { task_status_id: status('done'), comment: 'Approved, thank you.' };
  await supervisor.post(`/actions/tasks/${task}/comment`, approval);
  faults.heal();
  await expect(thread.comment('Approved, thank you.')).toBeVisible(NOTICED);
  await expect(head).toContainText('done');
  await expect(today.sync).toContainText('All in Kitsu', NOTICED);

  const rows = await history.rows();
  expect(rows).toMatchObject([
    { revision: 1, position: 1, status: 'ready', extension: 'mp4', original_name: 'silent-b' },
    { revision: 2, position: 1, status: 'ready', extension: 'mp4', original_name: 'silent-b-keys' },
    { revision: 2, position: 2, status: 'ready', extension: 'png', original_name: 'still' },
  ]);
  const comments = await history.comments();
  const by = (person: string, name: string, text: string, more: object = {}) => ({
    ...{ person_id: person, task_status_id: status(name), text },
    ...{ checklist: [], attachment_files: [], previews: [], ...more },
  });
  const ids = rows.map(({ id }) => expect.objectContaining({ id }));
  const note2 = { checklist: [{ ...checklist[0], checked: true }, checklist[1]] };
  const withPicture = { attachment_files: [{ name: 'cape.png', size: picture.length }] };
  expect(comments).toMatchObject([
    by(artist.user.id, 'wip', ''),
    by(artist.user.id, 'wfa', 'First take', { previews: ids.slice(0, 1) }),
    by(supervisor.user.id, 'retake', 'The cape is **too light**.', { ...note2, ...withPicture }),
    by(artist.user.id, 'wfa', 'Second take', { previews: expect.arrayContaining(ids.slice(1)) }),
    by(supervisor.user.id, 'done', 'Approved, thank you.'),
  ]);
  expect(comments[3]?.previews).toHaveLength(2);
  expect(await supervisor.get(`/data/tasks/${task}`)).toMatchObject({
    task_status_id: status('done'),
    retake_count: 1,
  });

  // Practice encodes nothing, so there is nothing to count in it.
  if (studio.kind !== 'real' || !hasFfmpeg) return;
  for (const { id, width, height } of rows.slice(0, 2)) {
    expect({ width, height }).toEqual({ width: 320, height: 180 });
    const { bytes } = await asked('GET', `/movies/originals/preview-files/${id}.mp4`);
    expect(countedFrames(bytes, info.outputPath())).toEqual(upTo(48));
  }
});
