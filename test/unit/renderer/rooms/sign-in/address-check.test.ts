import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure, success, type Result } from '../../../../../electron/shared/result.ts';
import type { ServerInfo } from '../../../../../electron/shared/session.ts';
import {
  AddressCheck,
  REST_MS,
  type AddressState,
} from '../../../../../renderer/rooms/sign-in/address-check.ts';

const info = (host: string): ServerInfo => ({
  host,
  version: '1.0.97',
  site: `https://${host}`,
  singleSignOn: null,
  browserSignIn: false,
});

/** A check whose answers the test gives, in any order. */
function checking() {
  const told: AddressState[] = [];
  const asked: { address: string; answer: (result: Result<ServerInfo>) => Promise<void> }[] = [];
  const check = new AddressCheck(
    (address) =>
      new Promise((resolve) => {
        asked.push({
          address,
          answer: async (result) => {
            resolve(result);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
    (state) => told.push(state),
  );
  return { check, told, asked, last: () => told.at(-1) };
}

const gone = failure('unreachable', 'There is no answer at kitsu.studio.', null);

describe('looking for a Kitsu while its address is typed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('asks once when the typing rests, not for every key', async () => {
    const { check, asked } = checking();
    for (const typed of ['kitsu.s', 'kitsu.st', 'kitsu.studio']) {
      check.typed(typed);
      await vi.advanceTimersByTimeAsync(REST_MS - 1);
    }
    expect(asked).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked.map((one) => one.address)).toEqual(['kitsu.studio']);
  });

  test('half a name is not asked for until the field is left', async () => {
    const { check, asked } = checking();
    check.typed('kitsu');
    await vi.advanceTimersByTimeAsync(REST_MS * 3);
    expect(asked).toHaveLength(0);
    check.left('kitsu');
    expect(asked.map((one) => one.address)).toEqual(['kitsu']);
  });

  test('good news is told while typing, bad news only when the field is left', async () => {
    const { check, asked, last } = checking();
    check.typed('kitsu.studio');
    await vi.advanceTimersByTimeAsync(REST_MS);
    await asked[0]?.answer(gone);
    expect(last()?.kind).toBe('unknown');
    check.left('kitsu.studio');
    expect(last()).toEqual({ kind: 'failed', answer: gone });
    expect(asked).toHaveLength(1);

    check.typed('kitsu.studio.com');
    await vi.advanceTimersByTimeAsync(REST_MS);
    await asked[1]?.answer(success(info('kitsu.studio.com')));
    expect(last()).toEqual({ kind: 'found', info: info('kitsu.studio.com') });
  });

  test('bad news that arrives after the field was left is told', async () => {
    const { check, asked, last } = checking();
    check.typed('kitsu.studio');
    await vi.advanceTimersByTimeAsync(REST_MS);
    check.left('kitsu.studio');
    await asked[0]?.answer(gone);
    expect(last()?.kind).toBe('failed');
  });

  test('a late answer about another address is not shown under this one', async () => {
    const { check, asked, last } = checking();
    check.left('old.studio');
    check.typed('new.studio');
    check.left('new.studio');
    await asked[1]?.answer(success(info('new.studio')));
    await asked[0]?.answer(gone);
    expect(last()).toEqual({ kind: 'found', info: info('new.studio') });
  });
});
