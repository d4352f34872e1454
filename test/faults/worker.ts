// One fixture on which schedules run one after the other, as the runner sends their seeds.
import { runFinalChecks, type Toll } from './final-checks.ts';
import { kitsuHolds } from './kitsu-holds.ts';
import { ScheduleRun } from './run-schedule.ts';
import { scheduleOf } from './schedule.ts';
import { openFixture, type Fixture } from './fixture.ts';

/** The result of one schedule. */
export interface Played {
  seed: number;
  actions: number;
  kills: number;
  faults: number;
  toll: Toll;
  /** The log of a failed schedule. */
  log: string[];
}

/** A step takes a fraction of a second; this limit detects one that never ends, even on a busy machine. */
const STUCK_MS = 240_000;

const bundle = process.argv[2] ?? '';

async function playSeed(stage: Fixture, seed: number): Promise<Played> {
  const schedule = scheduleOf(seed);
  await stage.startOver();
  const play = new ScheduleRun(stage, schedule, bundle, await kitsuHolds(stage));
  const toll: Toll = {
    minutesLost: 0,
    minutesDoubled: 0,
    commentsLost: 0,
    commentsDoubled: 0,
    complaints: [],
  };
  let watchdog: NodeJS.Timeout | undefined;
  let isStuck = (_: Error): void => undefined;
  const stuck = new Promise<never>((_, reject) => void (isStuck = reject));
  const stir = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => isStuck(new Error('It came to no end.')), STUCK_MS);
  };
  const whole = async (): Promise<void> => {
    stir();
    await play.open();
    for (const [index, step] of schedule.steps.entries()) {
      stir();
      await play.step(step, index + 1);
    }
    stir();
    Object.assign(toll, await runFinalChecks(play));
  };
  try {
    await Promise.race([whole(), stuck]);
  } catch (error) {
    toll.minutesLost += 1;
    toll.complaints.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    clearTimeout(watchdog);
    await play.close();
  }
  const { actions, kills, log } = play;
  return {
    seed,
    actions,
    kills,
    faults: stage.proxy.met(),
    toll,
    log: toll.complaints.length > 0 || process.env['FAULTS_LOG'] ? log : [],
  };
}

async function main(): Promise<void> {
  const stage = await openFixture();
  let playing: Promise<unknown> = Promise.resolve();
  process.on('message', (seed: number) => {
    playing = playing.then(async () => process.send?.(await playSeed(stage, seed)));
  });
  process.on('disconnect', () => void playing.finally(() => stage.close()));
  process.send?.('ready');
}

await main();
