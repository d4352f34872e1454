import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures/artist.ts';
import { cubeGlb } from '../fixtures/made-glb.ts';
import { madePdf } from '../fixtures/made-pdf.ts';
import { mutated } from '../fixtures/mutated.ts';
import { paintedPng } from '../fixtures/painted-png.ts';
import { formWith, plainRequests } from '../fixtures/plain-request.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';

test.beforeEach(({ studio: _studio }, info) => {
  test.slow();
  test.skip(info.project.name !== 'practice', 'Kitsu keeps no damaged file.');
});

const counted = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/counted-movies/${name}`, import.meta.url));
/** Of those that `unit/renderer/rooms/viewer/mutated-files.test.ts` reads. */
const SEEDS = [6, 8, 9, 10, 12, 13];

test('damaged files are shown, or it is said why not, and the window goes on', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { page, today, task } = await atTask();
  const ask = plainRequests(kitsu.studio, kitsu.api.token);
  const { task_status_id } = await kitsu.api.get<{ task_status_id: string }>(
    `/data/tasks/${task.id}`,
  );
  const said = await kitsu.api.post<{ id: string }>(`/actions/tasks/${task.id}/comment`, {
    ...{ task_status_id, comment: 'Damaged on their way' },
  });
  const comment = `/actions/tasks/${task.id}/comments/${said.id}`;
  const whole = counted('silent.mp4');
  for (const name of ['sound.mp4', 'vp9.webm'])
    for (const seed of SEEDS) {
      const { id } = await kitsu.api.post<{ id: string }>(`${comment}/add-preview`);
      const form = formWith({ name: `movie${seed}.mp4`, bytes: whole });
      expect((await ask('POST', `/pictures/preview-files/${id}`, form)).status).toBe(201);
      const body = mutated(counted(name), seed);
      const headers = { 'content-type': 'video/mp4', 'content-length': `${body.length}` };
      const route = new RegExp(`/movies/originals/preview-files/${id}`);
      faults.on('GET', route, { kind: 'answer', status: 200, headers, body });
    }
  const others = {
    png: paintedPng(80, 60, (x, y) => [x, y, 200, 255]),
    pdf: madePdf('https://example.com'),
    glb: cubeGlb(),
  };
  for (const [ending, bytes] of Object.entries(others))
    for (const seed of SEEDS) {
      const form = formWith({ name: `other${seed}.${ending}`, bytes: mutated(bytes, seed) });
      expect((await ask('POST', `${comment}/add-attachment`, form)).status).toBe(201);
    }
  const count = SEEDS.length * 5;
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  const { thread } = new ThreadPage(page);
  await thread.getByRole('button', { name: 'movie6.mp4' }).first().press('Enter');
  const outcome = () =>
    viewer.dialog.evaluate((dialog) => {
      const room = dialog.querySelector('[aria-label="Viewer"]');
      const words = [...(room?.querySelectorAll('[role="status"]') ?? [])]
        .map((one) => one.textContent)
        .filter((text) => /cannot|has no|needs|more than/.test(text));
      if (words.length > 0) return 'words';
      const frame = room?.querySelector<HTMLElement>('[aria-label="Frame"][data-frame]');
      if (frame) return Number(frame.dataset['frame']) >= 0 ? 'shown' : 'waiting';
      return room?.querySelector('.tools') ? 'shown' : 'waiting';
    });
  const outcomes: string[] = [];
  for (let at = 1; at <= count; at += 1) {
    await expect(viewer.dialog.getByText(`${at} of ${count}`)).toBeVisible();
    await expect.poll(outcome, { message: `file ${at}` }).toMatch(/words|shown/);
    outcomes.push(await outcome());
    await viewer.button('Next file').press('Enter');
  }
  expect(new Set(outcomes)).toEqual(new Set(['words', 'shown']));
  await page.keyboard.press('Escape');
  await expect(thread.getByRole('button', { name: 'movie6.mp4' }).first()).toBeFocused();
});
