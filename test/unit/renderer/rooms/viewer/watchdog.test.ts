import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Watchdog } from '../../../../../renderer/rooms/viewer/frames/watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(answers: 'reading' | 'idle' | 'nothing') {
  const bark = vi.fn();
  const dog: Watchdog = new Watchdog({
    ping: () => answers !== 'nothing' && dog.pong(answers === 'reading'),
    bark,
  });
  return { dog, bark };
}

it('takes a worker that answers nothing for stuck, after ten seconds', () => {
  const { dog, bark } = watched('nothing');
  dog.owe();
  vi.advanceTimersByTime(8_000);
  expect(bark).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(bark).toHaveBeenCalledOnce();
});

it('takes one for stuck that waits for nothing and brings nothing', () => {
  const { dog, bark } = watched('idle');
  dog.owe();
  vi.advanceTimersByTime(20_000);
  expect(bark).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(bark).toHaveBeenCalledOnce();
});

it('gives the network its time, and is quiet when nothing is owed', () => {
  const { dog, bark } = watched('reading');
  dog.owe();
  vi.advanceTimersByTime(600_000);
  dog.paid();
  expect(bark).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
