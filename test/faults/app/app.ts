// The app's main process without a window and without Electron: the same parts, put together as electron/main.ts does.
import { passedMs } from './clock.ts';
import { join } from 'node:path';
import { createKeychain } from '../../../electron/account/keychain.ts';
import { createSessionManager } from '../../../electron/account/session.ts';
import { AppCore } from '../../../electron/app/app-core.ts';
import { createHandlers } from '../../../electron/ipc/handlers.ts';
import type { Transport } from '../../../electron/platform/transport.ts';
import { ViewStateStore } from '../../../electron/windows/view-state-store.ts';
import { createSettings } from '../../../electron/platform/settings.ts';
import { success } from '../../../electron/shared/result.ts';
import { createTaskIndexCache } from '../../../electron/quick-log/task-index-cache.ts';
import { createNodeTransport } from '../../fixtures/node-transport.ts';
import { createAppHarness } from './app-harness.ts';
import type { FromApp, ToApp } from './messages.ts';
import { osKeychain } from './os-keychain.ts';

const folder = process.argv[2] ?? '';
const userAgent = 'kitsu-companion/faults';
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
const os = osKeychain(join(folder, 'keychain.json'));
const sessions = createSessionManager({
  profile: join(folder, 'profile'),
  transport,
  userAgent,
  keychain: createKeychain({ load: () => Promise.resolve(os), platform: 'linux' }),
  now: () => new Date(),
  log: { warn: log },
});
const settings = createSettings(join(folder, 'profile'));
const companion = new AppCore({
  profile: join(folder, 'profile'),
  userAgent,
  transport,
  sessions,
  practice: () => Promise.reject(new Error('There is no practice studio here.')),
  now: () => new Date(),
  monotonic: passedMs,
  settings: () => settings.get(),
  // Uneven, as chance is, and the same each time: a schedule is played again as it was.
  random: () => 0.3717,
  networkUp: () => true,
  emit: () => undefined,
  onTray: () => undefined,
  log,
});
const handlers = createHandlers({
  companion,
  sessions,
  viewState: new ViewStateStore(),
  links: { next: () => null, answer: () => success(null) },
  settings,
  autostart: { isOn: () => false, cannot: null, set: () => success(null) },
  copyDiagnostics: () => undefined,
  presence: () => Promise.resolve({ detector: 'none', words: '' }),
  quick: {
    tasks: createTaskIndexCache(),
    close: () => undefined,
    shortcut: () => ({ shortcut: null, state: 'off' }),
  },
  version: '0',
  started: () => started,
  now: () => new Date(),
  openPage: () => Promise.resolve(false),
  chooseFiles: () => Promise.resolve([]),
  helpPage: '',
  askWhereToSave: () => Promise.resolve(null),
  showInFolder: () => undefined,
  log,
  quit: () => undefined,
});
const setLine = (open: boolean): void => void (lineIsOpen = open);
const desk = createAppHarness({ handlers, companion, sessions, inFlight: () => inFlight, setLine });

const started = companion.start(false).then((outcome) => {
  const session = sessions.session();
  const signedIn = session.kind === 'signed-in';
  log(`started, ${signedIn ? 'signed in' : `signed out ${session.notice ?? ''}`}`);
  if (!outcome.ok) log(`its data is not open: ${outcome.message}`);
});
process.on('message', ({ id, request }: ToApp) => {
  tell({ kind: 'received', id });
  // As an operation of the window is handled: at once, before anything else that waits.
  desk(request).then(
    (value) => {
      const answer: FromApp = { kind: 'answer', id, value };
      // As Electron ends a process that quits: whatever is still on its way.
      process.send?.(answer, () => void (request.do === 'quit' && process.exit()));
    },
    (error: unknown) => tell({ kind: 'broken', id, message: String(error) }),
  );
});
void started.then(() => tell({ kind: 'up' }));
