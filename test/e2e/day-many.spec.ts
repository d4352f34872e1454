import { expect, test } from '../fixtures/artist.ts';
import { manyTasks } from '../fixtures/many-tasks.ts';

const COUNT = 5000;

test('5,000 tasks: drawn, scrolled and searched without a blank', async ({
  signIn,
  again,
  faults,
}) => {
  faults.on('GET', /\/data\/user\/tasks$/, manyTasks(COUNT));
  const first = await signIn(faults.url);
  const top = first.today.list.getByRole('listitem').first();
  await expect(top).toHaveAttribute('aria-setsize', `${COUNT}`);
  await first.close();

  const started = performance.now();
  const { page, today } = await again();
  await expect(today.list.getByRole('listitem').first()).toBeVisible();
  const drawn = performance.now() - started;
  // Its first rows are drawn first.
  await expect(today.list).not.toHaveAttribute('aria-busy', 'true');

  // From top to bottom in big steps: two frames after each, every visible place has a row.
  const blanks = await page.evaluate(async () => {
    const list = document.querySelector('[role="list"][aria-label="To-do"]');
    const scroller = list?.parentElement;
    if (!scroller) return ['no list'];
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const box = scroller.getBoundingClientRect();
    const found: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      scroller.scrollTop = (scroller.scrollHeight / 60) * step;
      await frame();
      await frame();
      for (const share of [0.1, 0.5, 0.9]) {
        const at = document.elementFromPoint(box.left + 150, box.top + box.height * share);
        if (!at?.closest('[role="listitem"]')) found.push(`${step}: ${share}`);
      }
    }
    return found;
  });
  expect(blanks).toEqual([]);

  // From the key to the frame that shows the fewer rows.
  await today.search.focus();
  await page.evaluate(() => {
    const given = window as unknown as { searched: Promise<number> };
    given.searched = new Promise((done) => {
      const timed = ({ timeStamp }: KeyboardEvent) => {
        const look = () => {
          const row = document.querySelector('[aria-label="To-do"] [role="listitem"]');
          if (row && row.getAttribute('aria-setsize') !== '5000')
            done(performance.now() - timeStamp);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      };
      addEventListener('keydown', timed, { once: true, capture: true });
    });
  });
  await page.keyboard.press('x');
  const searching = await page.evaluate(
    () => (window as unknown as { searched: Promise<number> }).searched,
  );
  await today.search.fill('Extra 4987');
  await expect(today.list.getByRole('listitem')).toHaveCount(1);
  const measured = `5,000 tasks: list ${Math.round(drawn)} ms after the start, search ${Math.round(searching)} ms after the key`;
  test.info().annotations.push({ type: 'measured', description: measured });
  console.log(measured);
});
