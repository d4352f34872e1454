import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerFailure, transportFailure } from '../../../../electron/kitsu/error-mapping.ts';
import type { KitsuFailure } from '../../../../electron/kitsu/answer-types.ts';
import {
  reduce,
  stateOf,
  NO_EVIDENCE,
  type ConnectionEvidence,
} from '../../../../electron/sync/connection/connection-state.ts';

const answered = (status: number, body: string): KitsuFailure =>
  answerFailure({ status, headers: {}, body: Buffer.from(body), url: '' });
const refusedLine = transportFailure({
  kind: 'unreachable',
  detail: 'net::ERR_CONNECTION_REFUSED',
});
const noNetwork = transportFailure({
  kind: 'unreachable',
  detail: 'net::ERR_INTERNET_DISCONNECTED',
});

/** One request after the other, each answered before the next one. */
const after = (...outcomes: (KitsuFailure | null)[]): ConnectionEvidence =>
  outcomes.reduce((heard, failure) => reduce(heard, heard.count + 1, failure), NO_EVIDENCE);

describe('the way to Kitsu', () => {
  it('is unknown before anything was asked, whatever the system says of its network', () => {
    expect(stateOf(NO_EVIDENCE, false, true)).toBeNull();
  });

  it.each<[string, KitsuFailure | null, string]>([
    ['an answer', null, 'online'],
    ['a refusal in Kitsu’s own words', answered(403, '{"message":"No."}'), 'online'],
    ['a fault of Kitsu itself', answered(500, '{"message":"Internal"}'), 'online'],
    ['Kitsu asking to slow down', answered(429, '{}'), 'online'],
    ['a gateway’s page', answered(502, '<html>Bad gateway</html>'), 'server-away'],
    ['a page of something between', answered(403, '<html>Blocked</html>'), 'server-away'],
    ['a network that wants a sign-in', answered(511, '<html>'), 'server-away'],
    ['another address', transportFailure({ kind: 'redirected', detail: 'to x' }), 'server-away'],
    ['nobody at the address', refusedLine, 'server-away'],
    ['a silence', transportFailure({ kind: 'timeout', detail: '' }), 'server-away'],
    ['a foreign certificate', transportFailure({ kind: 'tls', detail: '' }), 'server-away'],
    ['no network', noNetwork, 'offline'],
  ])('after %s', (_what, failure, link) => {
    expect(stateOf(after(null, failure), false, true)).toBe(link);
  });

  it('takes the system’s hint for "offline", and never for "online"', () => {
    expect(stateOf(after(null, refusedLine), false, false)).toBe('offline');
    // A Kitsu on this computer answers without a network.
    expect(stateOf(after(null), false, false)).toBe('online');
    expect(stateOf(after(refusedLine), false, true)).toBe('server-away');
  });

  it('is signed out while the session is over, whatever else', () => {
    expect(stateOf(after(null, refusedLine), true, false)).toBe('signed-out');
  });

  it('is not gone because one request was cut that was asked before a later answer', () => {
    const slow = NO_EVIDENCE.count + 1;
    const meanwhile = reduce({ ...NO_EVIDENCE, count: slow + 1 }, slow + 1, null);
    expect(stateOf(reduce(meanwhile, slow, refusedLine), false, true)).toBe('online');
  });

  it('knows nothing new from what was cancelled here', () => {
    const cancelled = transportFailure({ kind: 'cancelled', detail: '' });
    expect(stateOf(after(null, cancelled), false, true)).toBe('online');
    expect(stateOf(after(refusedLine, cancelled), false, true)).toBe('server-away');
  });

  it('is online exactly when the last request asked was really answered', () => {
    const outcome = fc.constantFrom(null, refusedLine, noNetwork, answered(404, '{}'));
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1 }), fc.boolean(), (outcomes, hint) => {
        const last = outcomes.at(-1);
        const real = last === null || last?.code === 'not-found';
        expect(stateOf(after(...outcomes), false, hint) === 'online').toBe(real);
      }),
    );
  });
});

describe('what stands between is said in its own words', () => {
  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'does not know its name'],
    ['net::ERR_CONNECTION_REFUSED', 'nothing answers at its address'],
    ['net::ERR_INTERNET_DISCONNECTED', 'has no network'],
    ['net::ERR_CONNECTION_RESET', 'Kitsu cannot be reached.'],
  ])('%s', (detail, words) => {
    expect(transportFailure({ kind: 'unreachable', detail }).message).toContain(words);
  });

  it('a page in Kitsu’s place', () => {
    const portal = transportFailure({ kind: 'redirected', detail: 'to http://wifi.test' });
    expect(portal.message).toContain('This network asks you to sign in first');
    expect(answered(511, '<html>').message).toBe(portal.message);
  });
});
