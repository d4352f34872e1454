// The app's main process without a window and without Electron, controlled by messages of the test's process.
import { join } from 'node:path';
import type { Transport } from '../../../electron/platform/transport.ts';
import { composeApp, surroundings } from '../../fixtures/composed-app.ts';
import { createNodeTransport } from '../../fixtures/node-transport.ts';
import { createAppHarness } from './app-harness.ts';
import { passedMs } from './clock.ts';
import type { FromApp, ToApp } from './messages.ts';
import { osKeychain } from './os-keychain.ts';

const folder = process.argv[2] ?? '';
const tell = (message: FromApp): void => void (process.connected && process.send?.(message));

let inFlight = 0;
let lineIsOpen = true;
const line = createNodeTransport();
const transport: Transport = {
  async send(request) {
    if (!lineIsOpen) return { ok: false, failure: { kind: 'unreachable', detail: 'no line' } };
    inFlight += 1;
    try {
      return await line.send(request);
    } finally {
      inFlight -= 1;
    }
  },
};
const log = (message: string): void => tell({ kind: 'log', message });
const { companion, sessions, handlers, start } = composeApp(
  { folder, keychain: osKeychain(join(folder, 'keychain.json')) },
  surroundings({ transport, userAgent: 'kitsu-companion/faults', monotonic: passedMs, log }),
);
const setLine = (open: boolean): void => void (lineIsOpen = open);
const harness = createAppHarness({
  handlers,
  companion,
  sessions,
  inFlight: () => inFlight,
  setLine,
});

const started = start().then((outcome) => {
  const session = sessions.session();
  const signedIn = session.kind === 'signed-in';
  log(`started, ${signedIn ? 'signed in' : `signed out ${session.notice ?? ''}`}`);
  if (!outcome.ok) log(`its data is not open: ${outcome.message}`);
});
process.on('message', ({ id, request }: ToApp) => {
  tell({ kind: 'received', id });
  // Handled like an operation of the window: immediately, before anything else that waits.
  harness(request).then(
    (value) => {
      const answer: FromApp = { kind: 'answer', id, value };
      // As Electron ends a process that quits, even with requests under way.
      process.send?.(answer, () => void (request.do === 'quit' && process.exit()));
    },
    (error: unknown) => tell({ kind: 'broken', id, message: String(error) }),
  );
});
void started.then(() => tell({ kind: 'up' }));
