// The app's clock, controlled by the test. It stands still until time is made to pass, so that nothing happens between
// two actions, and a back-off of an hour costs nothing. Installed before the app's modules.

const real = { Date, setTimeout, setImmediate };

let wall = Number(process.env['FAULTS_NOW'] ?? Date.now());
/** Milliseconds since the start: the clock of timers, independent of the wall clock. */
let passed = 0;
let started = 0;

class TestDate extends real.Date {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [wall] : given) as [number]));
  }
  static override now(): number {
    return wall;
  }
}

/** Like Node's own timer, by this clock. */
class TestTimer {
  due: number;
  readonly order = (started += 1);

  constructor(
    readonly work: () => void,
    readonly wait: number,
    readonly repeats: boolean,
  ) {
    this.due = passed + wait;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
  refresh(): this {
    this.due = passed + this.wait;
    return this;
  }
  close(): this {
    running.delete(this);
    return this;
  }
  [Symbol.dispose](): void {
    running.delete(this);
  }
}

const running = new Set<TestTimer>();

function begin(repeats: boolean) {
  return (work: (...args: unknown[]) => void, wait = 0, ...args: unknown[]): TestTimer => {
    const timer = new TestTimer(() => work(...args), Math.max(1, Number(wait) || 1), repeats);
    running.add(timer);
    return timer;
  };
}
const end = (timer: unknown): void => void running.delete(timer as TestTimer);

Object.assign(globalThis, {
  Date: TestDate,
  setTimeout: begin(false),
  setInterval: begin(true),
  clearTimeout: end,
  clearInterval: end,
});

/** Values that setting the clock does not change. */
export const passedMs = (): number => passed;

/** Lets everything continue that needs no answer from outside. */
export const breath = (): Promise<void> => new Promise((done) => void real.setImmediate(done));

/** A file is being read or written, beside the event loop: what follows from it comes without any time passing. */
export const waitsForDisk = (): boolean =>
  process.getActiveResourcesInfo().some((one) => one.startsWith('FSReq'));

/**
 * Lets time pass as for a sleeping computer: each timer that is due by then runs once, in order, at the later time.
 */
export async function pass(milliseconds: number): Promise<void> {
  passed += milliseconds;
  wall += milliseconds;
  const due = [...running].filter((timer) => timer.due <= passed);
  for (const timer of due.sort((a, b) => a.due - b.due || a.order - b.order)) {
    if (!running.has(timer)) continue;
    if (timer.repeats) timer.refresh();
    else running.delete(timer);
    timer.work();
    await breath();
  }
}

/** The longest step between two runs of an interval; the app does not take it for sleep. */
const STEP_MS = 48_000;

/**
 * Lets time pass with the computer awake: intervals run repeatedly, and at the end each waiting timer once. So an hour of
 * work is an hour for the app's intervals, without thirty refreshes from Kitsu.
 */
export async function work(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0;) {
    // Towards the end the steps are seconds: the app may be killed right after.
    const due = [...running].filter(({ repeats }) => repeats).map((timer) => timer.due - passed);
    const step = left > STEP_MS ? STEP_MS : Math.min(left, Math.max(1, Math.min(...due, left)));
    passed += step;
    wall += step;
    left -= step;
    for (const timer of [...running].filter((one) => one.repeats && one.due <= passed)) {
      timer.refresh();
      timer.work();
    }
  }
  await pass(0);
}

/** The computer sleeps: nothing runs; the monotonic clock may or may not count it. */
export function sleep(milliseconds: number, counts: boolean): void {
  wall += milliseconds;
  if (counts) passed += milliseconds;
}

/** Somebody sets the computer's clock: it shows another time, without any passing. */
export function setClock(byMilliseconds: number): void {
  wall += byMilliseconds;
}
