// Documents and models, and what those that mean harm reach: nothing.
import { expect, test } from '../fixtures/artist.ts';
import { startListener } from '../fixtures/listener.ts';
import { cubeGlb } from '../fixtures/made-glb.ts';
import { madePdf } from '../fixtures/made-pdf.ts';
import { publishOn } from '../fixtures/published.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';

test.beforeEach(({ studio: _studio }, info) => {
  // The pages are drawn without a graphics card here, and looked through twice.
  test.slow();
  test.skip(
    info.project.name !== 'practice',
    'Kitsu keeps documents and models as they are, as the practice studio does.',
  );
});

test('a document is read page by page; its script does nothing, and its link is asked about', async ({
  atTask,
  kitsu,
}) => {
  const web = await startListener();
  const { app, page, today, task } = await atTask();
  await publishOn(kitsu, task.id, 'brief.pdf', madePdf(web.url));
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  await viewer.open('brief.pdf');
  const first = viewer.picture('Page 1');
  await expect.poll(() => viewer.pixel(first, 0.5, 0.5)).toEqual([255, 0, 0, 255]);
  expect(await viewer.violations()).toEqual([]);
  const field = viewer.dialog.getByRole('textbox', { name: 'Page' });
  await expect(field).toHaveValue('1');
  await field.fill('2');
  await field.press('Enter');
  await expect
    .poll(() => viewer.pixel(viewer.picture('Page 2'), 0.5, 0.5))
    .toEqual([0, 0, 255, 255]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('PageUp');
  await expect(field).toHaveValue('1');
  const zoom = viewer.dialog.getByRole('status', { name: 'Zoom' });
  const before = await zoom.textContent();
  await page.keyboard.press('+');
  await expect(zoom).not.toHaveText(before ?? '');
  await page.keyboard.press('0');
  await expect(zoom).toHaveText(before ?? '');

  const asked = app.evaluate(
    ({ dialog }) =>
      new Promise<string>((done) => {
        dialog.showMessageBox = (...args: unknown[]) => {
          done(JSON.stringify(args.at(-1)));
          return Promise.resolve({ response: 1, checkboxChecked: false });
        };
      }),
  );
  await viewer.button(`Link to ${web.url}/link`).press('Enter');
  expect(await asked).toContain(`${web.url}/link`);
  expect(web.visits).toEqual([]);
  web.stop();
});

test('a model is turned by keys, and loads nothing from elsewhere', async ({ atTask, kitsu }) => {
  const web = await startListener();
  const { page, today, task } = await atTask();
  await publishOn(kitsu, task.id, 'cube.glb', cubeGlb({ picture: `${web.url}/picture.png` }));
  await publishOn(kitsu, task.id, 'away.glb', cubeGlb({ shapes: `${web.url}/shapes.bin` }));
  await publishOn(kitsu, task.id, 'cut.glb', cubeGlb().subarray(0, 300));
  await today.row(task.title).getByRole('group').press('Enter');
  const viewer = new ViewerPage(page);
  await viewer.open('cube.glb');
  const model = viewer.picture('cube.glb');
  await expect.poll(() => viewer.pixel(model, 0.5, 0.5)).toEqual([255, 0, 0, 255]);
  await expect(viewer.dialog.getByText('One texture lies in other files')).toBeVisible();
  expect(await viewer.violations()).toEqual([]);
  const shot = () => model.evaluate((one: HTMLCanvasElement) => one.toDataURL());
  let last = await shot();
  for (const key of ['ArrowRight', 'ArrowUp', '+', 'w', 'g']) {
    await page.keyboard.press(key);
    await expect.poll(shot).not.toBe(last);
    last = await shot();
  }
  await page.keyboard.press('Escape');
  await expect(new ThreadPage(page).thread).toBeVisible();
  await viewer.open('away.glb');
  await expect(viewer.dialog.getByText('keeps its shapes in other files')).toBeVisible();
  await page.keyboard.press('Escape');
  await viewer.open('cut.glb');
  await expect(viewer.dialog.getByText('This model cannot be read')).toBeVisible();
  await expect(viewer.button('Save as…')).toBeEnabled();
  expect(web.visits).toEqual([]);
  web.stop();
});
