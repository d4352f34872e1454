import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHeapTrimmer, ownHeap } from '../../../electron/platform/heap-trim.ts';

const MB = 1024 * 1024;

describe('memory that big work has left behind', () => {
  let taken: number;
  let given: number;
  const memory = () =>
    createHeapTrimmer({
      heapBytes: () => taken,
      collect() {
        given += 1;
        taken = 12 * MB;
      },
    });
  beforeEach(() => {
    vi.useFakeTimers();
    taken = 10 * MB;
    given = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is given back once it is quiet, not while work goes on', () => {
    const spare = memory();
    taken = 70 * MB;
    for (let second = 0; second < 20; second += 1) {
      spare.touch();
      vi.advanceTimersByTime(1_000);
    }
    expect(given).toBe(0);
    vi.advanceTimersByTime(5_000);
    expect(given).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(given).toBe(2);
  });

  it('is left alone while it is little, counted from what was left the last time', () => {
    const spare = memory();
    const workUntil = (megabytes: number) => {
      taken = megabytes * MB;
      spare.touch();
      vi.advanceTimersByTime(7_000);
    };
    workUntil(13);
    expect(given).toBe(0);
    workUntil(40);
    expect(given).toBe(2);
    workUntil(15);
    expect(given).toBe(2);
    workUntil(17);
    expect(given).toBe(4);
  });

  it('is looked at no more once nothing is done', () => {
    memory().touch();
    vi.advanceTimersByTime(6_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});

const aList = () => Array.from({ length: 400_000 }, (_, at) => ({ at, text: `task ${at}` }));

it('gives back what this process’s heap does not use', () => {
  const held = { list: aList() };
  const full = ownHeap.heapBytes();
  expect(held.list).toHaveLength(400_000);
  held.list = [];
  ownHeap.collect();
  expect(ownHeap.heapBytes()).toBeLessThan(full - 10 * MB);
});
