import type { Result } from '../../../electron/shared/result.ts';
import type { Rounding } from '../../../electron/shared/settings.ts';
import type {
  AwayCause,
  DaySegments,
  GapAnswer,
  Segment,
  TimerView,
} from '../../../electron/shared/timer.ts';
import { quitApp, startApp, type AppProcess } from '../app-process.ts';
import { dayIn, Ledger, LOOK_MS, type Span } from './ledger.ts';
import type { Workplace } from './workplace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Absences this long are asked about; after this long the timer does not resume automatically. */
const ASKED_MS = 5 * MINUTE;
const BREAK_MS = 4 * HOUR;
const GAP_MS = 20 * HOUR;

interface Run {
  task: string;
  since: number;
}

/** An artist with the app: each action is done in the app and entered in the ledger, by the artist's own clock. */
export class Artist {
  readonly ledger = new Ledger();
  app!: AppProcess;
  running: Run | null = null;
  gaps: { task: string; from: number; to: number }[] = [];
  crashes = 0;
  /** Somebody set the clock: afterwards only durations are known, not times. */
  clockIsOff = false;
  private days = new Set<string>();
  private undoable: { spans: Ledger['spans']; running: Run | null } | null = null;

  constructor(
    readonly place: Workplace,
    public now: number,
  ) {}

  async boot(): Promise<void> {
    const { bundle, folder, note } = this.place;
    this.app = await startApp({ bundle, folder, now: this.now, log: note, zone: 'Europe/Paris' });
    await this.app.ask({ do: 'line', open: false });
  }

  async signIn(): Promise<void> {
    await this.app.ask({ do: 'line', open: true });
    const { url: server, credentials } = this.place;
    const done = await this.app.ask({ do: 'sign-in', server, ...credentials });
    if (!done.ok) throw new Error(done.message);
    await this.sync();
  }

  async call<T>(name: string, args: object = {}): Promise<Result<T>> {
    return (await this.app.ask({ do: 'call', name, args })) as Result<T>;
  }

  async must<T>(name: string, args: object = {}): Promise<T> {
    const done = await this.call<T>(name, args);
    if (!done.ok) throw new Error(`${name} ${JSON.stringify(args)}: ${done.message}`);
    return done.value;
  }

  /** Time passes at work. */
  async work(ms: number): Promise<void> {
    await this.app.ask({ do: 'work', milliseconds: ms });
    this.now += ms;
    this.days.add(dayIn(this.now));
  }

  async start(task: string): Promise<void> {
    this.remember();
    await this.must('timer.start', { taskId: task, status: false });
    if (this.running?.task === task) return;
    this.end(this.now);
    this.running = { task, since: this.now };
  }

  async stop(): Promise<void> {
    this.remember();
    await this.must('timer.stop');
    this.end(this.now);
  }

  /** Undoes the last start or stop, which was seconds ago. */
  async undo(): Promise<void> {
    await this.must('undo.last', { room: 'today' });
    if (!this.undoable) throw new Error('Nothing was done.');
    const { spans, running } = this.undoable;
    this.ledger.spans = spans;
    this.running = running;
  }

  private remember(): void {
    this.days.add(dayIn(this.now));
    this.undoable = { spans: this.ledger.copy(), running: this.running };
  }

  private end(at: number): void {
    if (this.running) this.ledger.add(this.running.task, this.running.since, at);
    this.running = null;
  }

  /** The artist is away for this long; `noticed`: the system reports it after so many milliseconds. */
  async leave(cause: AwayCause, ms: number, noticed = 0): Promise<void> {
    const from = this.now;
    await this.work(noticed);
    await this.app.ask({ do: 'presence', away: { cause, since: from } });
    await this.work(ms - noticed);
    await this.app.ask({ do: 'presence', away: null });
    this.absent(from, this.now);
  }

  /** The computer sleeps; `counts`: its monotonic clock counts the sleep. */
  async sleep(ms: number, told: boolean, counts: boolean, off = 0): Promise<void> {
    const from = this.now;
    await this.app.ask({ do: 'sleep', milliseconds: ms, told, counts, off });
    this.now += ms + off;
    if (off !== 0) this.clockIsOff = true;
    // The first tick after it notices.
    await this.app.ask({ do: 'work', milliseconds: 4_000 });
    if (this.running && !told) this.ledger.lostLook(this.running.task, this.now);
    // Unreported, a short sleep looks like a set clock: it is neither counted nor asked about.
    const counted = ms < ASKED_MS && (told || counts);
    if (counted) this.now += 4_000;
    else this.absent(from, this.now, 4_000, told || ms >= ASKED_MS);
    this.days.add(dayIn(this.now));
  }

  /** Was away from then to then, and has been back at work for so many milliseconds. */
  private absent(from: number, to: number, since = 0, asked = true): void {
    this.now = to + since;
    const { running } = this;
    if (!running || (asked && to - from < ASKED_MS)) return;
    this.undoable = null;
    this.end(from);
    if (asked && to - from <= GAP_MS) this.gaps.push({ task: running.task, from, to });
    this.gaps = this.gaps.slice(-5);
    if (to - from <= BREAK_MS && dayIn(from) === dayIn(to))
      this.running = { task: running.task, since: to };
  }

  /** The app is killed and started again later; `kindly`: it is quit by its menu. */
  async crash(ms: number, kindly = false): Promise<void> {
    if (kindly) {
      await quitApp(this.app);
    } else {
      await this.app.kill();
      this.crashes += 1;
      if (this.running) this.ledger.lostLook(this.running.task, this.now);
    }
    const from = this.now;
    this.now += ms;
    await this.boot();
    this.undoable = null;
    this.absent(from, this.now);
  }

  /** Somebody sets the computer's clock. */
  async setClock(ms: number): Promise<void> {
    this.clockIsOff = true;
    this.undoable = null;
    const { running } = this;
    this.end(this.now);
    await this.app.ask({ do: 'set-clock', milliseconds: ms });
    this.now += ms;
    if (running) this.running = { task: running.task, since: this.now };
    // The first tick after it notices.
    await this.work(4_000);
    const view = await this.must<TimerView>('timer.view');
    // A clock set forward looks like sleep, after which the evening is over.
    if (view.running === null && ms > 0 && running) {
      this.running = null;
      // Until that tick it may have counted.
      this.ledger.lostLook(running.task, this.now);
    }
  }

  /** Types a number of minutes more than the app shows. */
  async type(task: string, day: string, more: number): Promise<void> {
    this.days.add(day);
    const { sources: lanes } = await this.must<DaySegments>('day.segments', { day });
    const shown = lanes.find(({ taskId }) => taskId === task)?.minutes ?? 0;
    const done = await this.call('time.setDay', { taskId: task, day, minutes: shown + more });
    if (done.ok) this.ledger.lane(task, day).typed += more;
    else this.place.note(`    ${done.message}`);
  }

  async setRounding(rounding: Rounding): Promise<void> {
    await this.must('settings.save', { rounding });
    this.ledger.rounding = rounding;
  }

  /** Answers the oldest open gap. */
  async answer(kind: GapAnswer['kind'], other: string): Promise<void> {
    const [gap] = (await this.must<TimerView>('timer.view')).gaps;
    const mine = this.gaps.shift();
    if (!gap) {
      if (mine && !this.clockIsOff) throw new Error(`Nobody asks about ${JSON.stringify(mine)}.`);
      return;
    }
    const near = (a: number, b: number): boolean => Math.abs(a - b) <= LOOK_MS;
    const isMine =
      mine && near(gap.from, mine.from) && near(gap.to, mine.to) && gap.taskId === mine.task;
    if (!this.clockIsOff && !isMine)
      throw new Error(`Asked about ${JSON.stringify(gap)}, away was ${JSON.stringify(mine)}.`);
    const at = gap.from + Math.floor((gap.to - gap.from) / 3);
    const rest = kind === 'keep' || kind === 'split' ? gap.taskId : other;
    const parts = {
      keep: [{ task: gap.taskId, from: gap.from, to: gap.to }],
      give: [{ task: other, from: gap.from, to: gap.to }],
      split: [
        { task: rest, from: gap.from, to: at },
        { task: other, from: at, to: gap.to },
      ],
      drop: [],
    }[kind];
    const free = await Promise.all(parts.map(async (part) => this.freeOf(part)));
    const answer = { kind, ...(kind === 'give' || kind === 'split' ? { taskId: other } : {}) };
    await this.must('gap.answer', {
      id: gap.id,
      answer: kind === 'split' ? { ...answer, at } : answer,
    });
    for (const { task, from, to } of free.flat()) {
      // Its edges are those that the ticks saw.
      if (mine && this.ledger.lostLooks(mine.task) > 0) this.ledger.lostLook(task, from);
      if (this.clockIsOff) this.ledger.change(task, to - from);
      else this.ledger.add(task, from, to);
    }
  }

  /** The free part of a stretch: by the ledger, or by what the app shows if the clock was set. */
  private async freeOf({ task, from, to }: Span): Promise<Span[]> {
    if (!this.clockIsOff) return this.ledger.free(from, to).map((part) => ({ task, ...part }));
    const shown = new Ledger();
    for (const day of this.lookedAt()) {
      const { segments } = await this.must<DaySegments>('day.segments', { day });
      for (const one of segments) shown.add(one.taskId, one.start, one.end ?? one.start + 1e10);
    }
    return shown.free(from, to).map((part) => ({ task, ...part }));
  }

  /** Days on which something may have been timed. */
  lookedAt(): string[] {
    const shift = (day: string, by: number): string =>
      new Date(Date.parse(day) + by * 24 * HOUR).toISOString().slice(0, 10);
    const beside = this.clockIsOff ? [-1, 0, 1] : [0];
    return [...new Set([...this.days].flatMap((day) => beside.map((by) => shift(day, by))))].sort();
  }

  /** The day's finished segments, as the app shows them. */
  async over(day: string): Promise<(Segment & { end: number })[]> {
    const { segments } = await this.must<DaySegments>('day.segments', { day });
    return segments.filter((one): one is Segment & { end: number } => one.end !== null);
  }

  /** The artist adds work on a task where the app shows nothing yet. */
  gives(task: string, from: number, to: number): void {
    for (const at of [from, to - 1]) this.days.add(dayIn(at));
    if (this.clockIsOff) this.ledger.change(task, to - from);
    else for (const part of this.ledger.free(from, to)) this.ledger.add(task, part.from, part.to);
  }

  /** The artist removes what the app shows there as work on the task. */
  takes(task: string, from: number, to: number): void {
    if (this.clockIsOff) this.ledger.change(task, from - to);
    else this.ledger.take(task, from, to);
  }

  /** One edit of a segment; nothing is entered if the app refuses it. */
  async edit(
    name: 'set' | 'split' | 'move' | 'remove' | 'add',
    args: object,
    means: () => void,
  ): Promise<boolean> {
    const done = await this.call<{ undo: number }>(`segment.${name}`, args);
    if (done.ok) means();
    else this.place.note(`    refused: ${done.message}`);
    return done.ok;
  }

  /** Opens the connection to Kitsu until everything that waits has arrived. */
  async sync(): Promise<void> {
    await this.app.ask({ do: 'line', open: true });
    for (let tries = 0; ; tries += 1) {
      await this.must('sync.now');
      const { rows } = await this.app.ask({ do: 'look', days: [] });
      if (rows.length === 0) break;
      if (tries === 10) throw new Error(`This stays: ${JSON.stringify(rows)}`);
      await this.app.ask({ do: 'pass', milliseconds: 1_000 });
      this.now += 1_000;
    }
    await this.app.ask({ do: 'line', open: false });
  }
}
