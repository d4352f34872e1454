import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createKeychain,
  type Keychain,
  type KeytarModule,
} from '../../../electron/account/keychain.ts';
import { createSessionManager, type SessionManager } from '../../../electron/account/session.ts';
import type { SecretService } from '../../../electron/account/secret-service.ts';
import { createNodeTransport } from '../../fixtures/node-transport.ts';

/** The operating system's keychain as a map: it outlives the app, as the real one does. */
export class KeychainOfTheOs implements KeytarModule {
  entries = new Map<string, string>();
  /** Its answer instead, for example while locked. */
  trouble: (() => Promise<never>) | null = null;
  /** It asks the user for the password, and answers once it was typed. */
  unlocked: Promise<void> = Promise.resolve();
  /** Nobody is asked, as without a display: it answers as if nothing were in it. */
  locked = false;

  /** KeePassXC tells that without a trial entry; `null`: another keychain. */
  isOpen: boolean | null = null;

  /** What the service tells of an entry. */
  readonly secrets: SecretService = {
    entryState: (service, account) =>
      Promise.resolve(
        !this.entries.has(`${service}/${account}`) ? 'none' : this.locked ? 'locked' : 'open',
      ),
    isOpen: () => Promise.resolve(this.isOpen),
    program: () => Promise.resolve('gnome-keyring-d'),
  };

  async getPassword(service: string, account: string): Promise<string | null> {
    await this.unlocked;
    if (this.trouble) return this.trouble();
    if (this.locked) return null;
    return this.entries.get(`${service}/${account}`) ?? null;
  }
  async setPassword(service: string, account: string, password: string): Promise<void> {
    await this.unlocked;
    if (this.trouble) return this.trouble();
    if (this.locked) throw new Error('Cannot create an item in a locked collection');
    this.entries.set(`${service}/${account}`, password);
  }
  async deletePassword(service: string, account: string): Promise<boolean> {
    await this.unlocked;
    if (this.trouble) return this.trouble();
    if (this.locked) return false;
    return this.entries.delete(`${service}/${account}`);
  }
}

export const NO_BUS = (): Promise<never> =>
  Promise.reject(new Error('Cannot autolaunch D-Bus without X11 $DISPLAY'));

/** A profile folder and the keychain beside it; `start` is one start of the app. */
export class Profile {
  readonly folder = mkdtempSync(join(tmpdir(), 'account-'));
  readonly os = new KeychainOfTheOs();
  readonly logged: string[] = [];

  keychain(limitMs = 1000): Keychain {
    return createKeychain({
      load: async () => this.os,
      limitMs,
      platform: 'linux',
      secrets: this.os.secrets,
    });
  }

  async start(keychain: Keychain = this.keychain()): Promise<SessionManager> {
    const manager = createSessionManager({
      profile: this.folder,
      transport: createNodeTransport(),
      userAgent: 'kitsu-companion/test',
      keychain,
      now: () => new Date('2026-11-20T10:00:00Z'),
      log: { warn: (message) => this.logged.push(message) },
    });
    await manager.restore();
    return manager;
  }

  /** Everything on disk, and the log. */
  bytes(): string {
    const files = readdirSync(this.folder).map((name) =>
      readFileSync(join(this.folder, name), 'utf8'),
    );
    return [...files, ...this.logged].join('\n');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
