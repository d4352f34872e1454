// The app's clock, in the hands of the test. It stands still until it is told that time has passed, so that nothing
// happens by itself between two actions, and a back-off of an hour costs nothing. Installed before the app's modules.

const real = { Date, setTimeout, setImmediate };

let wall = Number(process.env['FAULTS_NOW'] ?? Date.now());
/** Milliseconds that have passed since the start: what timers go by, whatever the wall clock says. */
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

/** Does what Node's own timer does, by this clock. */
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

/** What no clock that is set can change. */
export const passedMs = (): number => passed;

/** What was begun goes as far as it gets without an answer from outside. */
export const breath = (): Promise<void> => new Promise((done) => void real.setImmediate(done));

/**
 * Lets time pass, as for a computer that sleeps: each timer that is due by then runs once, in their order, and finds
 * that it is later.
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

/** So much passes between two looks of what repeats, at most; nothing in the app takes that for sleep. */
const STEP_MS = 48_000;

/**
 * Time passes with the computer awake: what repeats runs again and again, and at the end each timer that waits once. So
 * an hour of work is an hour to the app's own clockwork, and Kitsu is not read thirty times for it.
 */
export async function work(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0;) {
    // Towards the end every second counts: the app may be killed right after.
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

/** The computer sleeps: nothing runs, and a clock that only grows counts it or not. */
export function sleep(milliseconds: number, counts: boolean): void {
  wall += milliseconds;
  if (counts) passed += milliseconds;
}

/** Somebody set the computer's clock: it shows another time, and none has passed. */
export function setClock(byMilliseconds: number): void {
  wall += byMilliseconds;
}
