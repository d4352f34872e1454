import { afterEach, describe, expect, it } from 'vitest';
import { readContext } from '../../../electron/kitsu/context.ts';
import { readValue, storedValue } from '../../../electron/kitsu/production/metadata-values.ts';
import { isOlder } from '../../../electron/kitsu/server.ts';
import { readTaskItem } from '../../../electron/kitsu/task-item.ts';
import { treeOf, type Production } from '../../../electron/kitsu/production/traversal.ts';
import type { Transport } from '../../../electron/platform/transport.ts';
import type { FailureCode } from '../../../electron/shared/result.ts';
import { anAnswer, chanceOf, honestAnswer, oddValue } from './fuzz-answers.ts';
import { descriptor, everyCall } from './fuzz-calls.ts';

/** `FUZZ_SEED=… npx vitest …` replays a run; a failure names its case. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const ANSWERS = 10_000;
/** More than any function needs for such short lists: one that exceeds it never ends. */
const MOST_REQUESTS = 200;
/** Messages for an artist, not a server's whole page. */
const LONGEST_WORDS = 2_000;

const CODES: Record<FailureCode, true> = {
  offline: true,
  unreachable: true,
  timeout: true,
  'tls-not-trusted': true,
  'plain-http': true,
  'not-a-kitsu': true,
  'too-old': true,
  'signed-out': true,
  forbidden: true,
  'not-found': true,
  refused: true,
  'locked-out': true,
  throttled: true,
  'too-large': true,
  conflict: true,
  'server-fault': true,
  'not-understood': true,
  'not-supported': true,
  cancelled: true,
  'wrong-credentials': true,
  'wrong-code': true,
  deactivated: true,
  'two-factor-setup': true,
  rule: true,
  'bad-input': true,
  'newer-app': true,
  ambiguous: true,
  disk: true,
  unexpected: true,
};

interface Outcome {
  ok?: unknown;
  code?: string;
  message?: unknown;
}

/** What is wrong with a result of the client; `null` for a value or a typed error. */
function complaint(outcome: unknown): string | null {
  if (outcome === 'expired' || typeof outcome === 'boolean') return null;
  const { ok, code, message } = (outcome ?? {}) as Outcome;
  if (ok === true) return null;
  if (ok !== false || code === undefined || !(code in CODES)) return 'neither value nor error';
  if (typeof message !== 'string' || message === '') return `${code} without words`;
  // Our own rules name the item, however long its name is.
  const tooLong = message.length > LONGEST_WORDS && code !== 'rule';
  return tooLong ? `${message.length} characters of words` : null;
}

const calls = await everyCall();
let answers = 0;

describe(`a client whose transport lies, FUZZ_SEED=${SEED}`, () => {
  afterEach(() => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.keys(Array.prototype)).toEqual([]);
  });

  it('knows every function that asks Kitsu something', () => {
    expect(calls.length).toBeGreaterThan(100);
  });

  it.each(calls.map((call, index) => ({ ...call, index })))(
    '$name',
    async ({ name, run, index }) => {
      // In four of ten cases a function with a single request gets a correct answer.
      const share = Math.ceil(ANSWERS / 0.6 / calls.length);
      for (let number = 0; number < share; number += 1) {
        const chance = chanceOf(SEED * 65_537 + index * 1_000_003 + number);
        const seen: string[] = [];
        // Some functions make several requests: each of them gets a wrong answer in turn.
        const honest = chance.next() < 0.6 ? 0 : 1 + chance.below(3);
        const transport: Transport = {
          send(request) {
            seen.push(`${request.method} ${request.url}`);
            if (seen.length > MOST_REQUESTS) {
              return Promise.resolve({ ok: false, failure: { kind: 'cancelled', detail: '' } });
            }
            const answer = seen.length <= honest ? honestAnswer : anAnswer;
            return Promise.resolve(answer(request, chance));
          },
        };
        const outcome = await run(transport).catch((error: unknown) => ({ thrown: String(error) }));
        const wrong = seen.length > MOST_REQUESTS ? 'never ends' : complaint(outcome);
        if (wrong !== null) {
          const said = JSON.stringify(outcome).slice(0, 300);
          expect.fail(`case ${number}: ${wrong} ${said}\n${seen.slice(0, 9).join('\n')}`);
        }
        const { ok, value } = (outcome ?? {}) as { ok?: boolean; value?: unknown };
        if (name === 'readProduction' && ok) treeOf(value as Production);
        answers += Math.max(0, seen.length - honest);
      }
    },
  );

  it('reads any value', () => {
    const columns = ['string', 'number', 'list', 'taglist', 'boolean', 'checklist'] as const;
    for (let number = 0; number < 2_000; number += 1) {
      const chance = chanceOf(SEED * 65_537 + number);
      const value = oddValue(chance);
      const column = { ...descriptor, dataType: chance.of(columns) };
      readTaskItem(value, false);
      readContext({ projects: [value], task_status: value, persons: [value], task_types: [value] });
      readValue({ weather: value }, column);
      storedValue(column, value);
      expect(typeof isOlder(typeof value === 'string' ? value : '1.x.', '1.0.97')).toBe('boolean');
    }
  });

  it('was given ten thousand answers', () => {
    expect(answers).toBeGreaterThanOrEqual(ANSWERS);
  });
});
