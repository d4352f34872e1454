// The app's main process without a window and without Electron: the same parts, put together as electron/main.ts does.
import './clock.ts';
import { join } from 'node:path';
import { createKeychain } from '../../../electron/account/keychain.ts';
import { createSessionManager } from '../../../electron/account/session.ts';
import { Companion } from '../../../electron/companion.ts';
import { createHandlers } from '../../../electron/ipc/handlers.ts';
import type { Transport } from '../../../electron/platform/transport.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/views.ts';
import { createNodeTransport } from '../../fixtures/node-transport.ts';
import { createDesk } from './desk.ts';
import type { FromApp, ToApp } from './messages.ts';
import { osKeychain } from './os-keychain.ts';

const folder = process.argv[2] ?? '';
const userAgent = 'kitsu-companion/faults';
const tell = (message: FromApp): void => void process.send?.(message);

let inFlight = 0;
const line = createNodeTransport();
const transport: Transport = {
  async send(request) {
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
const companion = new Companion({
  profile: join(folder, 'profile'),
  userAgent,
  transport,
  sessions,
  startPractice: () => Promise.reject(new Error('There is no practice studio here.')),
  now: () => new Date(),
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
  settings: { get: () => DEFAULT_SETTINGS, save: () => undefined },
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
const desk = createDesk({ handlers, companion, sessions, inFlight: () => inFlight });

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
      tell({ kind: 'answer', id, value });
      if (request.do === 'quit') process.disconnect();
    },
    (error: unknown) => tell({ kind: 'broken', id, message: String(error) }),
  );
});
void started.then(() => tell({ kind: 'up' }));
