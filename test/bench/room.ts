import { expect, type Page } from '@playwright/test';
import { resize } from '../fixtures/window-size.ts';
import type { BenchHarness, KnownTask, SignedIn } from './bench-harness.ts';
import { limited, median, ms, quantile, type Figure } from './figures.ts';

const ROUNDS = 8;
const OPENINGS = 60;
const COMMENTS = 2000;

/** What is drawn when a task's room is there: the box for a comment, and what Kitsu says of its shot. */
const TALK = 'section[aria-label="Task"] section[aria-label="Comments"] textarea';
const ABOUT = 'section[aria-label="Task"] aside .acts';
/** The last comment of those that a tall window shows; the others of the first 50 come behind the frame. */
const THREAD = 'section[aria-label="Task"] ul[aria-label="Comments"] > li:nth-of-type(12)';

/** From Enter on a row to the frame that shows the task's room, as it lies on the disk, in a list of 5,000. */
export async function room(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const artist = await desk.artist(5000);
  const running = await desk.open(artist);
  const { page, today, close } = running;
  const titles = artist.shots.slice(0, 12).map(({ title }) => title);
  // Once each: what is measured comes from the disk, not from Kitsu.
  for (const title of titles) {
    await today.find(title);
    await open(running, title);
    await expect(page.locator(ABOUT)).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await watch(page, [TALK, ABOUT]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const title of titles) {
      await today.find(title);
      await measured(running, title);
      await page.keyboard.press('Escape');
      await expect(page.locator(TALK)).toHaveCount(0);
    }
  }
  const all = await taken(page);
  await close();
  say(`room: ${all.length} openings, median ${ms(median(all))}`);
  return [
    limited('room', 'key to the task’s room drawn, p50', median(all), ms, null),
    limited('room', 'the same, p95', quantile(all, 0.95), ms, 50),
  ];
}

/** From Enter on a row to the frame that shows the newest of a task's 2,000 comments, more than a tall window shows; a narrower one shows three. */
export async function thread(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const artist = await desk.artist(5000);
  const [long] = artist.shots;
  if (!long) throw new Error('The artist has no task.');
  const running = await desk.open(artist);
  const { page, today, close } = running;
  await resize(running, 780);
  const change = (): unknown[] => comments(long, artist.personId);
  artist.way.on('GET', new RegExp(`/data/tasks/${long.id}/comments$`), { kind: 'rewrite', change });
  await today.find(long.title);
  await open(running, long.title);
  await expect(page.locator(THREAD)).toBeVisible({ timeout: 60_000 });
  await watch(page, [THREAD]);
  for (let time = 0; time < OPENINGS; time += 1) {
    await page.keyboard.press('Escape');
    await expect(page.locator(THREAD)).toHaveCount(0);
    await measured(running, long.title);
  }
  const all = await taken(page);
  await close();
  say(`thread: ${all.length} openings, median ${ms(median(all))}`);
  return [
    limited('thread', 'key to the newest of 2000 comments, p50', median(all), ms, null),
    limited('thread', 'the same, p95', quantile(all, 0.95), ms, 100),
  ];
}

/** Comments as Kitsu answers them, newest first, with words as people write them. */
const comments = ({ id, statusId }: KnownTask, personId: string): unknown[] =>
  Array.from({ length: COMMENTS }, (_, at) => ({
    id: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`,
    object_id: id,
    person_id: personId,
    task_status_id: statusId,
    created_at: new Date(Date.now() - at * 3_600_000).toISOString().slice(0, 19),
    text: `Note ${COMMENTS - at}: the **cape** swings too late in frames 1010 to 1024, and the left hand goes through the table. See the reference of Monday.`,
    checklist: at % 10 === 0 ? [{ text: 'Cape', checked: true }, { text: 'Hand' }] : [],
    ...{ previews: [], replies: [], attachment_files: [], acknowledgements: [], mentions: [] },
  }));

const open = ({ today }: SignedIn, title: string): Promise<void> =>
  today.row(title).getByRole('group').press('Enter');

async function measured(running: SignedIn, title: string): Promise<void> {
  const before = await count(running.page);
  await open(running, title);
  while ((await count(running.page)) === before);
}

type Watched = { openings: number[] };
const count = (page: Page) => page.evaluate(() => (window as unknown as Watched).openings.length);
const taken = (page: Page) =>
  page.evaluate(() => (window as unknown as Watched).openings.splice(0));

/** Records, for each Enter on a row, when the frame was drawn in which all of these stand. */
const watch = (page: Page, wanted: string[]): Promise<void> =>
  page.evaluate((selectors) => {
    const openings: number[] = [];
    Object.assign(window, { openings });
    addEventListener(
      'keydown',
      ({ key, target, timeStamp }) => {
        if (key !== 'Enter' || !(target instanceof HTMLElement) || !target.closest('[data-row]'))
          return;
        const watching = new MutationObserver(() => {
          if (!selectors.every((one) => document.querySelector(one) !== null)) return;
          watching.disconnect();
          const frame = new MessageChannel();
          frame.port1.onmessage = () => openings.push(performance.now() - timeStamp);
          requestAnimationFrame(() => frame.port2.postMessage(null));
        });
        watching.observe(document.body, { childList: true, subtree: true });
      },
      { capture: true },
    );
  }, wanted);
