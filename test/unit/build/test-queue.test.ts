import { expect, it } from 'vitest';
import { playJobs } from '../../../build/test-queue.mjs';

/** Jobs that end when told to, and what runs at a moment. */
function stage() {
  const running: string[] = [];
  const seen: string[][] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const job = (name: string, more: { alone?: boolean; on?: string } = {}) => ({
    name,
    ...more,
    run: () =>
      new Promise<void>((resolve, reject) => {
        running.push(name);
        seen.push([...running]);
        ends.set(name, (error) => {
          running.splice(running.indexOf(name), 1);
          if (error) reject(error);
          else resolve();
        });
      }),
  });
  const settled = () => new Promise((turn) => setImmediate(turn));
  const end = async (name: string, error?: Error) => {
    ends.get(name)?.(error);
    await settled();
  };
  return { running, seen, job, end };
}

it('runs as many as there is place for, in the order of the list', async () => {
  const { job, end, running } = stage();
  const all = playJobs([job('a'), job('b'), job('c')], 2);
  expect(running).toEqual(['a', 'b']);
  await end('b');
  expect(running).toEqual(['a', 'c']);
  await end('a');
  await end('c');
  await all;
});

it('lets nothing run beside what must be alone', async () => {
  const { job, end, seen } = stage();
  const all = playJobs([job('a'), job('first', { alone: true }), job('b')], 2);
  for (const name of ['first', 'a', 'b']) await end(name);
  await all;
  expect(seen).toEqual([['first'], ['a'], ['a', 'b']]);
});

it('never gives one studio to two, and uses the place for the next meanwhile', async () => {
  const { job, end, running } = stage();
  const all = playJobs([job('a', { on: 'studio' }), job('b', { on: 'studio' }), job('c')], 2);
  expect(running).toEqual(['a', 'c']);
  await end('a');
  expect(running).toEqual(['c', 'b']);
  await end('c');
  await end('b');
  await all;
});

it('begins nothing after an error, and waits for what had begun', async () => {
  const { job, end, running } = stage();
  const all = playJobs([job('a'), job('b'), job('c')], 2);
  const said = expect(all).rejects.toThrow('Stopped.');
  await end('a', new Error('Stopped.'));
  expect(running).toEqual(['b']);
  await end('b');
  await said;
  expect(running).toEqual([]);
});
