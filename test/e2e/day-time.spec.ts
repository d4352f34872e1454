import type { Page } from '@playwright/test';
import { shiftDay, weekOf } from '../../electron/shared/day.ts';
import { expect, test } from '../fixtures/artist.ts';
import type { FaultProxy } from '../fixtures/fault-proxy.ts';
import type { StudioApi } from '../fixtures/studio-api.ts';
import type { StudioKind } from '../fixtures/studio.ts';

/** Asks the main process as the window does, but without the window's own checks. */
const setDay = (page: Page, taskId: string, day: string, minutes: number) =>
  page.evaluate(
    async (args) => {
      const { companion } = window as unknown as {
        companion: { call: Record<string, (args: unknown) => Promise<string>> };
      };
      const answer = await companion.call['time.setDay']?.(args);
      return JSON.parse(answer ?? 'null') as { ok: boolean; code?: string; message?: string };
    },
    { taskId, day, minutes },
  );

/**
 * Sets a rule of the studio: in a real one by the admin's routes, which the practice studio lacks; there the proxy sets
 * it. Returns how to reset it.
 */
async function studioSays(
  kind: StudioKind,
  admin: () => Promise<StudioApi>,
  faults: FaultProxy,
  rule: { locked: true } | { noTimeOn: string },
): Promise<() => Promise<void>> {
  const lock = 'locked' in rule;
  if (kind === 'practice') {
    if (lock) faults.on('GET', /\/auth\/authenticated$/, { kind: 'rewrite', change: withLock });
    else
      faults.on('GET', /\/data\/user\/context$/, {
        kind: 'rewrite',
        change: (context) => withoutTime(context, rule.noTimeOn),
      });
    return () => Promise.resolve(faults.heal());
  }
  const api = await admin();
  if (lock) {
    const [organisation] = await api.get<{ id: string }[]>('/data/organisations');
    const path = `/data/organisations/${organisation?.id}`;
    await api.put(path, { timesheets_locked: true });
    return () => api.put(path, { timesheets_locked: false });
  }
  const path = `/data/task-types/${rule.noTimeOn}`;
  await api.put(path, { allow_timelog: false });
  return () => api.put(path, { allow_timelog: true });
}

function withLock(answer: unknown): unknown {
  const { organisation, ...rest } = answer as { organisation: object };
  return { ...rest, organisation: { ...organisation, timesheets_locked: true } };
}

function withoutTime(context: unknown, taskTypeId: string): unknown {
  const { task_types, ...rest } = context as { task_types: { id: string }[] };
  const changed = task_types.map((type) =>
    type.id === taskTypeId ? { ...type, allow_timelog: false } : type,
  );
  return { ...rest, task_types: changed };
}

test('every way of writing a duration is understood', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  const { today } = await signIn();
  await today.find(task.title);
  for (const typed of ['1h30', '1:30', '1.5', '90m', '1,5 h']) {
    await today.log(task.title, '15m');
    await expect(today.time(task.title)).toHaveValue('15 min');
    await today.log(task.title, typed);
    await expect(today.time(task.title), typed).toHaveValue('1 h 30');
    await today.inKitsu(task.title);
    expect(await kitsu.minutes(task.id, kitsu.today), typed).toBe(90);
  }
});

test('what is no duration is refused with an example, and stays in the box', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.find(task.title);
  const refusal = today.row(task.title).getByRole('alert');
  for (const [typed, words] of [
    ['quarter past', /“quarter past” is not a duration. Type it like 1h30, 1:30, 1.5 or 90m/],
    ['-2', /not a duration.*1h30/],
    ['90', /A day has 24 h. For 90 minutes type 90m/],
  ] as const) {
    await today.log(task.title, typed);
    await expect(refusal).toHaveText(words);
    await expect(today.time(task.title)).toHaveValue(typed);
    await expect(today.time(task.title)).toHaveAttribute('aria-invalid', 'true');
  }
  await page.keyboard.press('Escape');
  await expect(refusal).toHaveCount(0);
  await expect(today.time(task.title)).toHaveValue('');
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);
});

test('arrow keys step a quarter of an hour, and zero takes the entry away', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { today } = await signIn();
  await today.find(task.title);
  const box = today.time(task.title);
  await box.press('ArrowUp');
  await expect(box).toHaveValue('15 min');
  await box.press('ArrowUp');
  await box.press('ArrowUp');
  await box.press('ArrowDown');
  await expect(box).toHaveValue('30 min');
  await box.press('Enter');
  await today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(30);

  await today.log(task.title, '0');
  await expect(box).toHaveValue('');
  await expect(today.sync).toContainText('All in Kitsu');
  const rows = await kitsu.api.get<{ task_id: string }[]>(`/data/user/time-spents/${kitsu.today}`);
  expect(rows.filter((row) => row.task_id === task.id)).toEqual([]);
});

test('a day has 24 hours, over all tasks', async ({ signIn, kitsu }) => {
  const [long, more] = [await kitsu.spareTask(), await kitsu.spareTask()];
  const { today } = await signIn();
  await expect(today.sync).toContainText('All in Kitsu');
  await today.find(long.title);
  await today.log(long.title, '20h');
  await expect(today.time(long.title)).toHaveValue('20 h');
  await today.find(more.title);
  await today.log(more.title, '5h');
  await expect(today.row(more.title).getByRole('alert')).toHaveText(/A day has 24 h: .* are left/);
  await expect(today.time(more.title)).toHaveValue('5h');
  await expect(today.sync).toContainText('All in Kitsu');
  expect(await kitsu.minutes(long.id, kitsu.today)).toBe(20 * 60);
  expect(await kitsu.minutes(more.id, kitsu.today)).toBe(0);
});

test('a day to come takes no time', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.find(task.title);
  await page.getByRole('button', { name: 'Next day' }).click();
  await expect(page.getByText(/^You can’t log time in the future/)).toBeVisible();
  await expect(today.time(task.title)).not.toBeEditable();
  const tomorrow = shiftDay(kitsu.today, 1);
  expect(await setDay(page, task.id, tomorrow, 60)).toMatchObject({ ok: false, code: 'rule' });
  expect(await kitsu.minutes(task.id, tomorrow)).toBe(0);
});

test('past weeks are closed where the studio locked its timesheets', async ({
  signIn,
  studio,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  const unlock = await studioSays(studio.kind, kitsu.admin, faults, { locked: true });
  try {
    const { page, today } = await signIn(faults.url);
    await expect(today.sync).toContainText('All in Kitsu');
    await today.find(task.title);
    await expect(today.time(task.title)).toBeEditable();
    await today.previousDay(7);
    await expect(
      page.getByText(/^Your studio has closed the timesheets of past weeks/),
    ).toBeVisible();
    await expect(today.time(task.title)).not.toBeEditable();
    const sunday = shiftDay(weekOf(kitsu.today)[0] ?? kitsu.today, -1);
    expect(await setDay(page, task.id, sunday, 60)).toMatchObject({ ok: false, code: 'rule' });
    expect(await setDay(page, task.id, shiftDay(sunday, 1), 60)).toMatchObject({ ok: true });
    await expect.poll(() => kitsu.minutes(task.id, shiftDay(sunday, 1))).toBe(60);
    expect(await kitsu.minutes(task.id, sunday)).toBe(0);
  } finally {
    await unlock();
  }
});

test('a task type that the studio logs no time on takes none', async ({
  signIn,
  studio,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  const allow = await studioSays(studio.kind, kitsu.admin, faults, { noTimeOn: task.taskTypeId });
  try {
    const { page, today } = await signIn(faults.url);
    await expect(today.sync).toContainText('All in Kitsu');
    await today.find(task.title);
    await expect(today.time(task.title)).not.toBeEditable();
    await expect(today.time(task.title)).toHaveAccessibleDescription(
      new RegExp(`Your studio logs no time on ${task.taskTypeName}`),
    );
    expect(await setDay(page, task.id, kitsu.today, 60)).toMatchObject({ ok: false, code: 'rule' });
    expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);
  } finally {
    await allow();
  }
});

test('done and no longer assigned tasks with time that day are there too', async ({
  signIn,
  kitsu,
}) => {
  const [done, gone] = [await kitsu.spareTask(), await kitsu.spareTask()];
  await kitsu.logOnTheWeb(done.id, kitsu.today, 30);
  await kitsu.logOnTheWeb(gone.id, kitsu.today, 45);
  await kitsu.setStatus(done.id, 'done');
  await kitsu.unassign(gone.id, kitsu.api.user.id);

  const { today } = await signIn();
  await expect(today.time(done.title, today.also)).toHaveValue('30 min');
  await expect(today.time(gone.title, today.also)).toHaveValue('45 min');
  await expect(today.time(gone.title, today.also)).not.toBeEditable();
  await expect(
    today.also.getByText('You are no longer assigned to this task').last(),
  ).toBeVisible();
  await today.time(done.title, today.also).fill('1h');
  await today.time(done.title, today.also).press('Enter');
  await expect.poll(() => kitsu.minutes(done.id, kitsu.today)).toBe(60);
  expect(await kitsu.minutes(gone.id, kitsu.today)).toBe(45);
});

test('a past day begins with what was logged on it, done tasks too', async ({ signIn, kitsu }) => {
  const [one, done] = [await kitsu.spareTask(), await kitsu.spareTask()];
  await kitsu.logOnTheWeb(one.id, kitsu.yesterday, 25);
  await kitsu.logOnTheWeb(done.id, kitsu.yesterday, 35);
  await kitsu.setStatus(done.id, 'done');
  const { page, today } = await signIn();
  await today.allInKitsu();
  await today.previousDay();
  const rows = today.list.getByRole('listitem');
  await expect(page.getByRole('heading', { name: /^Logged this day \d+$/ })).toBeVisible();
  await expect(today.time(done.title, today.also)).toBeInViewport();
  const logged = await rows.evaluateAll((all) =>
    all.map((row) => row.querySelector('input')?.value !== ''),
  );
  // Those with time come first, and nothing with time comes after one without.
  expect(logged[0]).toBe(true);
  expect(logged.lastIndexOf(true)).toBeLessThan(logged.indexOf(false));
  await expect(today.time(one.title)).toHaveValue('25 min');
});

test('a time says whether it is saved here or in Kitsu', async ({ signIn, kitsu, faults }) => {
  const [one, two] = [await kitsu.spareTask(), await kitsu.spareTask()];
  const { today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  faults.unplug();
  await today.find(one.title);
  await today.log(one.title, '1h');
  await expect(today.mark(one.title, /^Saved here, not yet in Kitsu/)).toBeVisible();
  await expect(today.sync).toContainText('1 change waiting.');
  await today.find(two.title);
  await today.log(two.title, '2h');
  await expect(today.sync).toContainText('2 changes waiting.');
  await today.start(two.title).click();
  await expect(today.sync).toContainText('3 changes waiting.');
  await expect(today.sync).toContainText('Kitsu cannot be reached');
  expect(await kitsu.minutes(two.id, kitsu.today)).toBe(0);

  faults.heal();
  await today.checkNow();
  await today.allInKitsu();
  await expect(today.mark(two.title, /^In Kitsu/)).toBeVisible();
  expect(await kitsu.minutes(one.id, kitsu.today)).toBe(60);
  expect(await kitsu.minutes(two.id, kitsu.today)).toBe(120);
  expect(await kitsu.status(two.id)).toBe('wip');
});
