import type { SessionManager } from '../account/session.ts';
import type { Transport } from '../platform/transport.ts';
import type { StartBrowsing } from '../production/browse/messages.ts';
import type { StartFileReader } from '../production/setup/desk/file-messages.ts';
import type { EventPayload } from '../shared/contract/index.ts';
import type { EventName } from '../shared/operations.ts';
import type { Settings } from '../shared/settings.ts';
import type { Versions } from './data-trouble.ts';
import type { Notice } from './notices.ts';
import type { PracticeCode } from './practice-code.ts';

/** What the app without a window is given. */
export interface AppCoreDeps {
  profile: string;
  userAgent: string;
  transport: Transport;
  sessions: SessionManager;
  /** Loads the practice studio's code, which most artists never need. */
  practice(): Promise<PracticeCode>;
  /** Starts the worker of productions, which most artists never need. */
  startBrowsing?(): Promise<StartBrowsing>;
  /** Starts the thread that reads a file for a set-up. */
  startFileReader?(): Promise<StartFileReader>;
  now(): Date;
  /** Of the app: this one, and the newest that was here. */
  versions: Versions;
  /** Milliseconds of a monotonic clock. */
  monotonic(): number;
  settings(): Settings;
  random(): number;
  /** False once another computer works on this profile: nothing may be written any more. */
  isOurs?(): boolean;
  /** The system's network status: only a hint. */
  networkUp(): boolean;
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
  /** Does what the first frame of a window need not wait for; at once where nobody says when. */
  later?(work: () => void): void;
  /** Called when something has changed that is shown outside of the windows: day, timer, who is signed in. */
  onTray(): void;
  /** Called with what the artist should learn now, wherever they work. */
  onNotice(notice: Notice): void;
  log(message: string): void;
}
