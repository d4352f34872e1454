import { runToItsEnd } from '../fixtures/app-ends.ts';
import { expect, test } from '../fixtures/artist.ts';
import { PalettePage } from '../fixtures/palette-page.ts';
import { tasksIn, test as staged } from '../fixtures/staged-lists.ts';
import { resize } from '../fixtures/window-size.ts';

interface Context {
  task_types: { id: string; name: string }[];
  task_status: { id: string; short_name: string; name: string }[];
  projects: object[];
  status_automations: object[];
}

/** The practice studio has no status automations: the proxy adds one on a status for each kind of task of a shot. */
const withAutomations =
  (on: string) =>
  (context: unknown): unknown => {
    const { task_types: types, task_status: statuses, projects, ...rest } = context as Context;
    const wip = statuses.find((one) => one.short_name.toLowerCase() === 'wip');
    const set = statuses.find((one) => one.short_name.toLowerCase() === on);
    const out = types.at(-1);
    const made = types.map(({ id }) => ({
      ...{ id: `auto-${id}`, entity_type: 'shot', in_task_type_id: id, in_task_status_id: set?.id },
      ...{ out_field_type: 'status', out_task_type_id: out?.id, out_task_status_id: wip?.id },
    }));
    return {
      ...{ ...rest, task_types: types, task_status: statuses },
      projects: projects.map((one) => ({
        ...one,
        ...{ status_automations: made.map(({ id }) => id), task_types_priority: {} },
      })),
      status_automations: made,
    };
  };

const ALSO = /Kitsu also comments in your name on .+: work in progress\./i;

test('a start says what Kitsu posts besides: on its button, in the room, and while it can be undone', async ({
  signIn,
  faults,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  // Another test may have said something on it.
  const before = await kitsu.comments(task.id);
  faults.on('GET', /\/data\/user\/context$/, { kind: 'rewrite', change: withAutomations('wip') });
  const running = await signIn(faults.url);
  const { page, today } = running;
  await today.allInKitsu();
  await resize(running, 1280);
  await today.find(task.title);
  const row = today.row(task.title);
  await expect(row.getByRole('button', { name: 'Start' })).toHaveAccessibleDescription(ALSO);
  await row.getByRole('group').press('Enter');
  const room = page.getByRole('region', { name: 'Task', exact: true });
  await expect(room.getByText(/^Once you start it: Kitsu also comments/)).toBeVisible();

  // By its key, without a look at the button.
  faults.unplug();
  await row.getByRole('group').press('s');
  const said = page.getByText(new RegExp(`^Started .*${ALSO.source}`, 'i'));
  await expect(said).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Undone: started/)).toBeVisible();
  await expect(room.getByText(/^Once you start it/)).toBeVisible();
  faults.heal();
  await today.checkNow();
  await today.allInKitsu();
  expect(await kitsu.comments(task.id)).toEqual(before);
});

test('a status on several tasks says it before it is pressed, and while it can be undone', async ({
  signIn,
  faults,
  kitsu,
}) => {
  const tasks = [await kitsu.spareTask(), await kitsu.spareTask()];
  faults.on('GET', /\/data\/user\/context$/, { kind: 'rewrite', change: withAutomations('wip') });
  const { page, today } = await signIn(faults.url);
  await today.allInKitsu();
  for (const { title } of tasks)
    await today
      .row(title)
      .getByRole('group')
      .click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('Shift+S');
  const said = page.getByRole('menu').getByText(ALSO);
  await expect(said).toBeVisible();
  expect(await said.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  await page.getByRole('menuitem', { name: /work in progress/i }).press('Enter');
  await expect(
    page.getByText(new RegExp(`^work in progress: 2 tasks\\. ${ALSO.source}`, 'i')),
  ).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Undone: work in progress on 2 tasks/i)).toBeVisible();
});

test('a card on the board and a link say it too', async ({
  signIn,
  faults,
  kitsu,
  desktop,
  place,
}) => {
  const task = await kitsu.spareTask();
  faults.on('GET', /\/data\/user\/context$/, { kind: 'rewrite', change: withAutomations('wip') });
  const running = await signIn(faults.url);
  const { page, today } = running;
  await today.allInKitsu();
  await runToItsEnd(desktop, place, [
    ...['--profile', place.profile],
    `kitsu-companion://start/${task.id}`,
  ]);
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText(ALSO);
  await page.keyboard.press('Escape');

  await resize(running, 1280);
  await today.search.fill(task.title);
  await new PalettePage(page).choose('look Board by status', 'Look: Board by status');
  const board = page.getByRole('region', { name: 'Board by status' });
  const card = board.getByRole('listitem', { name: task.title, exact: true });
  faults.unplug();
  await card.getByRole('group').dragTo(board.getByRole('region', { name: /^work in progress: /i }));
  await expect(
    page.getByText(new RegExp(`^work in progress: .*${ALSO.source}`, 'i')),
  ).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Undone: /)).toBeVisible();
});

staged('an approval from To check says it too', async ({ room, as, faults }) => {
  const [task] = await tasksIn(room, ['wfa']);
  faults.on('GET', /\/data\/user\/context$/, { kind: 'rewrite', change: withAutomations('done') });
  const { page, today } = await as(room.stage.as.supervisor, faults.url);
  await today.allInKitsu();
  await page.getByRole('tab', { name: 'To check', exact: true }).click();
  const row = page.getByRole('list', { name: 'To check' }).getByRole('listitem');
  await expect(row).toHaveAccessibleName(task?.title ?? '');
  faults.unplug();
  await row.getByRole('group').press('a');
  await expect(page.getByText(new RegExp(`^done: .*${ALSO.source}`, 'i'))).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Undone: /)).toBeVisible();
});
