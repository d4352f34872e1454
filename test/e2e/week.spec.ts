import { shiftDay } from '../../electron/shared/day.ts';
import { expect, test } from '../fixtures/artist.ts';
import type { ArtistInKitsu, NamedTask } from '../fixtures/artist-in-kitsu.ts';
import type { TodayPage } from '../fixtures/today-page.ts';

const DAYS = 5;
const LOGS_A_DAY = 8;
const STARTS_A_DAY = 2;

/** The minutes that the artist logs on each day and task: all different, none zero. */
const minutesOf = (daysAgo: number, place: number): number => 5 + 2 * (daysAgo + DAYS * place);

test('a week without a network: all of it arrives once, and what Kitsu would not take is explained', async ({
  signIn,
  again,
  kitsu,
  faults,
}) => {
  test.setTimeout(240_000);
  const tasks: NamedTask[] = [];
  while (tasks.length < DAYS * STARTS_A_DAY) tasks.push(await kitsu.spareTask());
  const [left, closed, reviewed, loggedOnTheWeb] = tasks as [
    NamedTask,
    NamedTask,
    NamedTask,
    NamedTask,
  ];
  const commentsBefore = await starts(kitsu, tasks);
  const online = await signIn(faults.url);
  await expect(online.today.sync).toContainText('All in Kitsu');
  await online.close();
  faults.unplug();

  for (let daysAgo = DAYS - 1; daysAgo >= 0; daysAgo -= 1) {
    await test.step(`${daysAgo} days ago`, async () => {
      const morning = await again();
      await morning.today.previousDay(daysAgo);
      for (const place of range(STARTS_A_DAY)) {
        const { title } = tasks[daysAgo * STARTS_A_DAY + place] as NamedTask;
        await morning.today.find(title);
        await morning.today.start(title).click();
        await expect(
          morning.today.row(title).getByRole('img', { name: /^In progress\. Saved here/ }),
        ).toBeVisible();
        // So short a run rounds to 0 minutes: the times are typed below.
        await morning.today.stop(title).click();
      }
      // The search is still there the next morning, so only the last searched task is listed.
      for (const place of range(LOGS_A_DAY)) {
        await log(morning.today, taskOf(tasks, daysAgo, place), minutesOf(daysAgo, place));
      }
      await morning.close();
    });
  }

  // Meanwhile, at the studio.
  await kitsu.unassign(left.id, kitsu.api.user.id);
  await kitsu.setStatus(closed.id, 'done');
  await kitsu.setStatus(reviewed.id, 'wfa');
  const dayOnTheWeb = shiftDay(kitsu.today, -dayWith(tasks, loggedOnTheWeb));
  await kitsu.logOnTheWeb(loggedOnTheWeb.id, dayOnTheWeb, 30);

  faults.heal();
  const { page, today } = await again();
  const refusedTimes = logsOn(tasks, left).length;
  // All times and the start of the task that is no longer theirs, two starts, and a time that changed in Kitsu.
  const needYou = refusedTimes + 1 + 2 + 1;
  await expect(today.sync).toContainText(`${needYou} changes need your decision.`, {
    timeout: 60_000,
  });
  await expect(today.sync).not.toContainText('more wait');

  await test.step('every minute is in Kitsu once, or waits for the artist in sight', async () => {
    for (const { task, daysAgo, minutes } of logs(tasks)) {
      const day = shiftDay(kitsu.today, -daysAgo);
      const inKitsu = await kitsu.minutes(task.id, day);
      if (task === left) expect(inKitsu).toBe(0);
      else if (task === loggedOnTheWeb && day === dayOnTheWeb) expect(inKitsu).toBe(30);
      else expect(inKitsu).toBe(minutes);
    }
  });

  await test.step('each refusal is explained', async () => {
    await today.sync.getByRole('button').click();
    const changes = page.getByRole('list', { name: 'Changes' }).getByRole('listitem');
    const of = (task: NamedTask) => changes.filter({ hasText: task.title });
    await expect(of(left)).toHaveCount(refusedTimes + 1);
    for (const row of await of(left).all()) {
      await expect(row).toContainText('You are no longer assigned');
    }
    await expect(of(closed)).toContainText('Done');
    await expect(of(reviewed)).toContainText('Start it anyway?');
    await expect(of(loggedOnTheWeb)).toContainText('30 min');
    await of(loggedOnTheWeb).getByRole('button', { name: 'Both added' }).click();
    await expect(of(loggedOnTheWeb)).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  const [, minutes] = logsOn(tasks, loggedOnTheWeb).find(
    ([day]) => day === dayWith(tasks, loggedOnTheWeb),
  ) as [number, number];
  await expect.poll(() => kitsu.minutes(loggedOnTheWeb.id, dayOnTheWeb)).toBe(30 + minutes);
  await expect(today.sync).toContainText(`${needYou - 1} changes need your decision.`);
  const after = await starts(kitsu, tasks);
  for (const task of tasks) {
    const blocked = [left, closed, reviewed].includes(task);
    expect(after.get(task.id)).toBe((commentsBefore.get(task.id) ?? 0) + (blocked ? 0 : 1));
  }
});

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

const taskOf = (tasks: NamedTask[], daysAgo: number, place: number): NamedTask =>
  tasks[(daysAgo + place) % tasks.length] as NamedTask;

function logs(tasks: NamedTask[]): { task: NamedTask; daysAgo: number; minutes: number }[] {
  return range(DAYS).flatMap((daysAgo) =>
    range(LOGS_A_DAY).map((place) => ({
      task: taskOf(tasks, daysAgo, place),
      daysAgo,
      minutes: minutesOf(daysAgo, place),
    })),
  );
}

/** A task's days (as days ago) and minutes. */
const logsOn = (tasks: NamedTask[], wanted: NamedTask): [daysAgo: number, minutes: number][] =>
  logs(tasks)
    .filter(({ task }) => task === wanted)
    .map(({ daysAgo, minutes }) => [daysAgo, minutes]);

const dayWith = (tasks: NamedTask[], task: NamedTask): number => logsOn(tasks, task)[0]?.[0] ?? 0;

async function log(today: TodayPage, { title }: NamedTask, minutes: number): Promise<void> {
  await today.find(title);
  await today.log(title, `${minutes}m`);
  await expect(today.mark(title, /^Saved here, not yet in Kitsu/)).toBeVisible();
}

/** How often the artist has set each task to work in progress, by task. */
async function starts(kitsu: ArtistInKitsu, tasks: NamedTask[]): Promise<Map<string, number>> {
  const wip = (await kitsu.lead.get<{ id: string; short_name: string }[]>('/data/task-status'))
    .filter(({ short_name }) => short_name.toLowerCase() === 'wip')
    .map(({ id }) => id);
  const counted = new Map<string, number>();
  for (const { id } of tasks) {
    const comments = await kitsu.comments(id);
    const mine = comments.filter(
      (comment) => comment.person_id === kitsu.api.user.id && wip.includes(comment.task_status_id),
    );
    counted.set(id, mine.length);
  }
  return counted;
}
