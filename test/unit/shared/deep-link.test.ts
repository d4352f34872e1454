import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeepLink, parseDeepLink } from '../../../electron/shared/deep-link.ts';

const ID = '0b7e5c1a-3f4d-4e2b-9a6c-1d2e3f4a5b6c';
const S = 'kitsu-companion://';

describe('a link', () => {
  it('names a task, a start, or a log', () => {
    expect(parseDeepLink(`${S}task/${ID}`)).toEqual({ kind: 'task', taskId: ID });
    // Some browsers append a slash.
    expect(parseDeepLink(`${S}start/${ID}/`)).toEqual({ kind: 'start', taskId: ID });
    const log = { kind: 'log', taskId: ID, minutes: 90 };
    expect(parseDeepLink(`${S}log?task=${ID}&minutes=90`)).toEqual(log);
    expect(parseDeepLink(`${S}log/?minutes=90&task=${ID}`)).toEqual(log);
    expect(parseDeepLink(`${S}log?task=${ID}&minutes=1440`)).toMatchObject({ minutes: 1440 });
  });

  it.each([
    '',
    S,
    `${S}task`,
    `${S}task/`,
    `${S}task/1`,
    `${S}task/${ID}0`,
    `${S}task/${ID.toUpperCase()}`,
    `${S}task/${'-'.repeat(36)}`,
    `${S}task/${ID}?x=1`,
    `${S}task/${ID}#x`,
    `${S}task//${ID}`,
    `${S}task/../start/${ID}`,
    `${S}task/%30b7e5c1a-3f4d-4e2b-9a6c-1d2e3f4a5b6c`,
    `${S}delete/${ID}`,
    `${S}a:b@task/${ID}`,
    `kitsu-companion:task/${ID}`,
    `https://task/${ID}`,
    ` ${S}task/${ID}`,
    `${S}task/${ID}\n`,
    `${S}log?task=${ID}`,
    `${S}log?minutes=90`,
    `${S}log?task=${ID}&minutes=0`,
    `${S}log?task=${ID}&minutes=1441`,
    `${S}log?task=${ID}&minutes=-5`,
    `${S}log?task=${ID}&minutes=1e3`,
    `${S}log?task=${ID}&minutes=090`,
    `${S}log?task=${ID}&minutes=9.5`,
    `${S}log?task=${ID}&minutes=90&minutes=9`,
    `${S}log?task=${ID}&task=${ID}`,
    `${S}log?task=${ID}&minutes=90&yes=1`,
    `${S}log?task=${ID}&minutes=90${'0'.repeat(300)}`,
  ])('is not understood as %j', (address) => {
    expect(parseDeepLink(address)).toBeNull();
  });

  it('never throws, and is whole or nothing', () => {
    const near = fc.array(
      fc.constantFrom('task', 'log', 'start', '/', '?', '&', '=', ID, '90', '%'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          near.map((parts) => parts.join('')),
        ),
        (rest) => {
          const link = parseDeepLink(`${S}${rest}`);
          if (link) expect(link.taskId).toBe(ID);
        },
      ),
    );
  });

  it('is known on a command line, however it is written', () => {
    expect(isDeepLink('Kitsu-Companion://x')).toBe(true);
    expect(isDeepLink('--profile')).toBe(false);
  });
});
