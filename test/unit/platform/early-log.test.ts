import { expect, it, vi } from 'vitest';
import { createEarlyLog } from '../../../electron/platform/early-log.ts';

const fake = () => ({ info: vi.fn(), warn: vi.fn(), error: vi.fn() });

it('writes what it kept, in its order and once, and then each line at once', () => {
  const early = createEarlyLog();
  const written: string[] = [];
  const log = {
    info: (message: string) => void written.push(`info ${message}`),
    warn: (message: string) => void written.push(`warn ${message}`),
    error: (message: string, ...more: unknown[]) =>
      void written.push(`error ${message} ${more.join()}`),
  };
  early.warn('one');
  early.error('two', 2);
  early.writeTo(() => log);
  early.info('three');
  expect(written).toEqual(['warn one', 'error two 2', 'info three']);
});

it('opens one log, whoever asks for it second', () => {
  const early = createEarlyLog();
  const first = fake();
  const second = vi.fn(fake);
  early.writeTo(() => first);
  early.writeTo(second);
  early.info('one');
  expect(second).not.toHaveBeenCalled();
  expect(first.info).toHaveBeenCalledTimes(1);
});
