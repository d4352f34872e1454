import type { Looked } from './app/messages.ts';
import { Killed, quitApp, startApp, type AppProcess } from './app-process.ts';
import type { Fixture } from './fixture.ts';

/** The app on its computer: it is started on demand, dies, and is started again on the same folder. */
export class RestartingApp {
  kills = 0;
  private over = false;
  private app: AppProcess | null = null;
  /** The error of the computer's clock, in milliseconds. */
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
        // A request during its start killed it.
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

  /** Cleans up if a request killed it. */
  async bury(): Promise<void> {
    if (this.app && !this.app.alive()) await this.kill();
  }

  async setClock(milliseconds: number): Promise<void> {
    // After a clock change nobody can tell how long a request has been under way.
    await this.stage.proxy.said();
    this.off += milliseconds;
    await this.app?.ask({ do: 'set-clock', milliseconds }).catch(ifKilled);
  }

  /** Lets time pass, for the studio and the app. */
  async pass(milliseconds: number): Promise<void> {
    await this.settle();
    await this.stage.proxy.timePasses(milliseconds);
    await this.stage.letTimePass(milliseconds);
    await this.app?.ask({ do: 'pass', milliseconds }).catch(ifKilled);
    this.stage.proxy.timePassed();
    await this.settle();
  }

  /** Waits until the app waits only for delayed requests. */
  async settle(): Promise<void> {
    const { proxy: line } = this.stage;
    for (let settled = false; !settled;) {
      await line.arrived();
      if (!this.app?.alive()) return;
      const flow = await this.app.ask({ do: 'flow' }).catch(ifKilled);
      settled = flow !== undefined && flow.inFlight === line.waiting();
    }
  }

  /** Ends it for good. */
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

  /** Quits it as an artist does. Delayed requests hold it for as long as it waits for them. */
  async quit(): Promise<void> {
    const { app } = this;
    if (!app) return;
    await this.stage.proxy.letPass();
    await quitApp(app);
    this.app = null;
    this.stage.proxy.appGone();
  }
}

/** Rethrows errors other than a kill. */
export function ifKilled(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}
