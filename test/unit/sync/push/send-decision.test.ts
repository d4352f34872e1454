import { describe, expect, it } from 'vitest';
import {
  decideSend,
  GRACE_MS,
  resetAttempt,
} from '../../../../electron/sync/push/send-decision.ts';
import { NOT_SENT, type SendAttempt } from '../../../../electron/outbox/kinds/attempt.ts';

const NOW = Date.parse('2026-11-20T15:00:00Z');
const sent = (more: Partial<SendAttempt> = {}): SendAttempt => ({
  step: 'sent',
  seen: ['old'],
  sentAt: NOW,
  ...more,
});

describe('something that Kitsu would do twice', () => {
  it('takes nothing that stood there before its first try for its own', () => {
    const first = decideSend(NOT_SENT, ['a', 'b'], NOW);
    expect(first).toEqual({
      kind: 'send',
      attempt: { step: 'sent', seen: ['a', 'b'], sentAt: NOW },
    });
    const once = first.kind === 'send' ? first.attempt : NOT_SENT;
    expect(decideSend(once, ['a', 'b'], NOW + GRACE_MS)).toMatchObject({ kind: 'send' });
    expect(decideSend(once, ['b'], NOW + GRACE_MS)).toMatchObject({ kind: 'send' });
    expect(decideSend(once, ['a', 'b', 'c'], NOW)).toEqual({ kind: 'twin', id: 'c' });
  });

  it('is not repeated while the try before may still arrive', () => {
    expect(decideSend(sent(), ['old'], NOW + GRACE_MS - 1)).toMatchObject({
      kind: 'wait',
      notBefore: NOW + GRACE_MS,
    });
    expect(decideSend(sent(), ['old'], NOW + GRACE_MS)).toMatchObject({ kind: 'send' });
    expect(decideSend(sent({ sentAt: null }), ['old'], NOW)).toMatchObject({ kind: 'send' });
  });

  it('waits no longer by a clock that was set back', () => {
    const lastYear = NOW - 366 * 86_400_000;
    expect(decideSend(sent(), ['old'], lastYear)).toEqual({
      kind: 'wait',
      attempt: sent({ sentAt: lastYear }),
      notBefore: lastYear + GRACE_MS,
    });
  });

  it('forgets nothing that it has seen once Kitsu said no', () => {
    const again = decideSend(resetAttempt(sent()), ['new'], NOW);
    expect(again).toMatchObject({ kind: 'send', attempt: { seen: ['old', 'new'] } });
  });
});
