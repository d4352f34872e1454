import type { Looked } from './app/messages.ts';
import { Killed, quitApp, startApp, type AppProcess } from './app-process.ts';
import type { Fixture } from './fixture.ts';

/** The app on its computer: it is started when somebody needs it, dies, and is started again on the same folder. */
export class RestartingApp {
  kills = 0;
  private over = false;
  private app: AppProcess | null = null;
  /** How far somebody has set the computer's clock off, in milliseconds. */
  private off = 0;
  private readonly folder: string;

  constructor(
    private readonly stage: Fixture,
    private readonly bundle: string,
    private readonly note: (what: string) => void,
  ) {
    this.folder = stage.newFolder();
  }

  /** The app, started if it does not run. */
  async up(): Promise<AppProcess> {
    for (;;) {
      if (this.over) throw new Error('This schedule is over.');
      if (this.app?.alive()) return this.app;
      await this.kill();
      try {
        const now = this.stage.now() + this.off;
        const log = (message: string): void => this.note(message);
        this.app = await startApp({ bundle: this.bundle, folder: this.folder, now, log });
        return this.app;
      } catch (error) {
        // A request of its very start met its death.
        ifKilled(error);
      }
    }
  }

  async look(): Promise<Looked> {
    for (;;) {
      try {
        return await (await this.up()).ask({ do: 'look', days: this.stage.days });
      } catch (error) {
        ifKilled(error);
      }
    }
  }

  /** Buries it, if a request met its death. */
  async bury(): Promise<void> {
    if (this.app && !this.app.alive()) await this.kill();
  }

  async setClock(milliseconds: number): Promise<void> {
    // By a clock that is set meanwhile nobody can tell how long something has been on its way.
    await this.stage.proxy.said();
    this.off += milliseconds;
    await this.app?.ask({ do: 'set-clock', milliseconds }).catch(ifKilled);
  }

  /** Time passes, for the studio and the app alike. */
  async pass(milliseconds: number): Promise<void> {
    await this.settle();
    await this.stage.proxy.timePasses(milliseconds);
    await this.stage.letTimePass(milliseconds);
    await this.app?.ask({ do: 'pass', milliseconds }).catch(ifKilled);
    this.stage.proxy.timePassed();
    await this.settle();
  }

  /** Until the app waits for nothing but requests that lie on the way. */
  async settle(): Promise<void> {
    const { proxy: line } = this.stage;
    for (let settled = false; !settled;) {
      await line.arrived();
      if (!this.app?.alive()) return;
      const flow = await this.app.ask({ do: 'flow' }).catch(ifKilled);
      settled = flow !== undefined && flow.inFlight === line.waiting();
    }
  }

  /** Ends it for good, also for whoever still plays on it. */
  async end(): Promise<void> {
    this.over = true;
    await this.kill();
  }

  async kill(): Promise<void> {
    const { app } = this;
    if (!app) return;
    this.app = null;
    this.kills += 1;
    await app.kill();
    this.stage.proxy.appGone();
  }

  /** Ends it as an artist does. What still lies on the way keeps it for as long as it waits for that. */
  async quit(): Promise<void> {
    const { app } = this;
    if (!app) return;
    await this.stage.proxy.letPass();
    await quitApp(app);
    this.app = null;
    this.stage.proxy.appGone();
  }
}

/** Passes on what is no death. */
export function ifKilled(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}
