import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createAlarm,
  createLimit,
  createQueue,
  createQueues,
  createRerun,
  createSharedRuns,
  doubled,
  within,
} from '../../../electron/shared/concurrency.ts';

/** A promise that the test ends. */
function open<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return {
    promise,
    resolve: (value: T) => resolve(value),
    reject: (error: Error) => reject(error),
  };
}

/** Lets everything run that only waits for the event loop. */
const turns = async (): Promise<void> => {
  for (let at = 0; at < 20; at += 1) await Promise.resolve();
};

/** Works by name: the order in which they began, and how to end them. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, ReturnType<typeof open<string>>>();
  const work = (name: string) => (): Promise<string> => {
    begun.push(name);
    const end = open<string>();
    ends.set(name, end);
    return end.promise;
  };
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.resolve(name);
    await turns();
  };
  const fail = async (name: string): Promise<void> => {
    ends.get(name)?.reject(new Error(name));
    await turns();
  };
  return { begun, work, end, fail };
}

describe('a queue', () => {
  it('runs its works in order, and goes on after one that failed', async () => {
    const { begun, work, end, fail } = works();
    const queue = createQueue();
    const first = queue(work('a'));
    const second = queue(work('b'));
    await turns();
    expect(begun).toEqual(['a']);
    const failed = expect(first).rejects.toThrow('a');
    await fail('a');
    await failed;
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(await second).toBe('b');
  });

  it('of one key does not wait for another', async () => {
    const { begun, work, end } = works();
    const inOrder = createQueues();
    void inOrder('x', work('x1'));
    void inOrder('x', work('x2'));
    void inOrder('y', work('y1'));
    await turns();
    expect(begun).toEqual(['x1', 'y1']);
    await end('x1');
    expect(begun).toEqual(['x1', 'y1', 'x2']);
  });
});

describe('a limit', () => {
  it('lets so many run, and the others in the order they came', async () => {
    const { begun, work, end, fail } = works();
    const limited = createLimit(2);
    const failing = expect(limited(work('a'))).rejects.toThrow('a');
    for (const name of ['b', 'c', 'd']) void limited(work(name));
    await turns();
    expect(begun).toEqual(['a', 'b']);
    await fail('a');
    await failing;
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives a free place to nobody but the next, whoever comes at that moment', async () => {
    const limited = createLimit(1);
    const first = open<undefined>();
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await turns();
      running -= 1;
    };
    const all = [limited(() => first.promise), limited(work)];
    first.resolve(undefined);
    for (let at = 0; at < 10; at += 1) {
      await Promise.resolve();
      all.push(limited(work));
    }
    await Promise.all(all);
    expect(most).toBe(1);
  });
});

describe('shared runs', () => {
  it('join the run of their key that is under way', async () => {
    const { begun, work, end } = works();
    const runs = createSharedRuns<string>();
    const both = [runs.run('x', work('first')), runs.run('x', work('second'))];
    void runs.run('y', work('other'));
    expect(begun).toEqual(['first', 'other']);
    expect(runs.isRunning('x')).toBe(true);
    await end('first');
    expect(await Promise.all(both)).toEqual(['first', 'first']);
    expect(runs.isRunning('x')).toBe(false);
    void runs.run('x', work('third'));
    expect(begun).toEqual(['first', 'other', 'third']);
  });

  it('begin anew after a failure, and after the run was forgotten', async () => {
    const { begun, work, fail, end } = works();
    const runs = createSharedRuns<string>();
    const failing = expect(runs.run('', work('fails'))).rejects.toThrow('fails');
    await fail('fails');
    await failing;
    const old = runs.run('', work('old'));
    runs.forget('');
    void runs.run('', work('new'));
    await end('old');
    expect(await old).toBe('old');
    // The end of the forgotten run does not end the new one.
    expect(runs.isRunning('')).toBe(true);
    expect(begun).toEqual(['fails', 'old', 'new']);
    const over = runs.settled();
    await end('new');
    await over;
  });
});

describe('a rerun', () => {
  it('runs once more for all who asked meanwhile, and then is over', async () => {
    const ends: (() => void)[] = [];
    const rerun = createRerun(() => new Promise((end) => ends.push(end)));
    const all = [rerun.run(), rerun.run(), rerun.run()];
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await turns();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await Promise.all(all);
    void rerun.run();
    expect(ends).toHaveLength(3);
    const over = rerun.settled();
    ends[2]?.();
    await over;
  });
});

describe('with a clock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('a limit of time gives the result, or says that it is late', async () => {
    const end = open<number>();
    const intime = within(end.promise, 100, 'late');
    end.resolve(7);
    expect(await intime).toBe(7);
    expect(vi.getTimerCount()).toBe(0);
    const never = within(open<number>().promise, 100, 'late');
    vi.advanceTimersByTime(100);
    expect(await never).toBe('late');
  });

  it('an alarm rings once, for what was set last', () => {
    const rung: string[] = [];
    const alarm = createAlarm();
    alarm.set(100, () => rung.push('first'));
    vi.advanceTimersByTime(60);
    alarm.set(100, () => rung.push('second'));
    vi.advanceTimersByTime(60);
    expect(rung).toEqual([]);
    expect(alarm.isSet()).toBe(true);
    vi.advanceTimersByTime(60);
    expect(rung).toEqual(['second']);
    expect(alarm.isSet()).toBe(false);
    alarm.set(100, () => rung.push('third'));
    alarm.clear();
    vi.advanceTimersByTime(200);
    expect(rung).toEqual(['second']);
  });

  it('an alarm can be set again when it rings', () => {
    let rung = 0;
    const alarm = createAlarm({ keepsAlive: false });
    const ring = (): void => {
      rung += 1;
      if (rung < 3) alarm.set(10, ring);
    };
    alarm.set(10, ring);
    vi.advanceTimersByTime(100);
    expect(rung).toBe(3);
  });
});

it('doubles the wait after each failure, up to the longest', () => {
  expect([1, 2, 3, 4, 5, 500].map((failures) => doubled(2, failures, 20))).toEqual([
    2, 4, 8, 16, 20, 20,
  ]);
});
