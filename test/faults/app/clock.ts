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

/** Somebody set the computer's clock: it shows another time, and none has passed. */
export function setClock(byMilliseconds: number): void {
  wall += byMilliseconds;
}
