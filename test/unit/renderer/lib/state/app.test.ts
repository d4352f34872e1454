import { beforeEach, describe, expect, it, vi } from 'vitest';
import { success } from '../../../../../electron/shared/result.ts';
import type { Session } from '../../../../../electron/shared/session.ts';
import { DEFAULT_SETTINGS } from '../../../../../electron/shared/settings.ts';
import { NO_SYNC } from '../../../../../electron/shared/views.ts';

const OUT = { kind: 'signed-out', server: '', email: '', keychain: 'ok' } as unknown as Session;
const signedIn = (id: string): Session =>
  ({
    kind: 'signed-in',
    server: 'https://kitsu.example.org',
    person: { id, name: `Artist ${id}`, email: `${id}@example.org` },
  }) as unknown as Session;

const listeners = new Map<string, (payload: unknown) => void>();
/** The answers to `app.boot` that are awaited, in order. */
let waiting: ((session: Session) => void)[] = [];

vi.stubGlobal('document', { documentElement: { dataset: {} } });
vi.stubGlobal('matchMedia', () => new EventTarget());
vi.stubGlobal('window', {
  companion: {
    call: {
      'app.boot': () =>
        new Promise<string>((answer) =>
          waiting.push((session) =>
            answer(
              JSON.stringify(
                success({ session, settings: DEFAULT_SETTINGS, sync: NO_SYNC, version: '1' }),
              ),
            ),
          ),
        ),
    },
    on: (name: string, hear: (payload: unknown) => void) => {
      listeners.set(name, hear);
      return () => listeners.delete(name);
    },
  },
});

beforeEach(() => {
  waiting = [];
  listeners.clear();
  vi.resetModules();
});

async function starting() {
  const { app } = await import('../../../../../renderer/lib/state/app.svelte.ts');
  const entered: string[] = [];
  let isOver = false;
  const started = app
    .start({ enter: () => entered.push('enter'), leave: () => entered.push('leave') })
    .then(() => (isOver = true));
  return { app, entered, started, isOver: () => isOver };
}

describe('a start', () => {
  it('reads everything once, whatever is said of the session before the first answer', async () => {
    const { app, entered, started } = await starting();
    listeners.get('session')?.(signedIn('one'));
    expect(waiting).toHaveLength(1);
    waiting[0]?.(signedIn('one'));
    await started;
    expect(waiting).toHaveLength(1);
    expect(entered).toEqual(['enter']);
    expect(app.session).toMatchObject({ person: { id: 'one' } });
  });

  it('reads again where the first answer was of somebody else, and is over with that', async () => {
    const { app, started, isOver } = await starting();
    listeners.get('session')?.(signedIn('two'));
    waiting[0]?.(OUT);
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    expect(isOver()).toBe(false);
    waiting[1]?.(signedIn('two'));
    await started;
    expect(app.session).toMatchObject({ person: { id: 'two' } });
  });

  it('is over with the newest answer, not with one that came too late', async () => {
    const { app, entered, started, isOver } = await starting();
    void app.reload();
    waiting[0]?.(signedIn('one'));
    await new Promise((next) => setImmediate(next));
    expect(isOver()).toBe(false);
    expect(entered).toEqual([]);
    waiting[1]?.(signedIn('one'));
    await started;
    expect(entered).toEqual(['enter']);
  });
});
