import { laneOf } from './journal.ts';
import { halfOf, kitsuHolds } from './kitsu-holds.ts';
import { judgeLane } from './lane-model.ts';
import { judgeAtMostOnce, messageKey, messageOf } from './at-most-once-model.ts';
import type { ScheduleRun } from './run-schedule.ts';
import { judgeStarts } from './start-model.ts';

/** What went wrong, in minutes and comments; `complaints` says where. */
export interface Toll {
  minutesLost: number;
  minutesDoubled: number;
  commentsLost: number;
  commentsDoubled: number;
  complaints: string[];
}

const ROUNDS = 8;
/** Longer than the longest back-off. */
const A_WHILE_MS = 8 * 60_000;
/** Longer than the app waits for a request that may have arrived, before it repeats it. */
const A_MOMENT_MS = 30_000;

/**
 * The network heals. First everything possible is sent: each minute is in Kitsu, or the artist sees why not. Then the
 * artist settles the rest: after that each minute is in Kitsu.
 */
export async function runFinalChecks(play: ScheduleRun): Promise<Toll> {
  const toll: Toll = {
    minutesLost: 0,
    minutesDoubled: 0,
    commentsLost: 0,
    commentsDoubled: 0,
    complaints: [],
  };
  play.note('The network heals.');
  await play.stage.proxy.heal();
  await drain(play, toll);
  await judge(play, toll, 'sent what could be sent');
  for (const taskId of play.stage.tasks) {
    await play.assign(taskId);
    await play.leadSets(taskId, 'ready');
  }
  for (let round = 0; round < ROUNDS && (await settleAll(play)); round += 1) {
    await drain(play, toll);
  }
  const { rows } = await play.look();
  for (const row of rows) complain(toll, `cannot be settled: ${JSON.stringify(row)}`, row.minutes);
  await judge(play, toll, 'settled by the artist');
  return toll;
}

function complain(toll: Toll, what: string, minutes: number | null): void {
  toll.complaints.push(what);
  if (minutes === null) toll.commentsLost += 1;
  else toll.minutesLost += Math.max(1, minutes);
}

/** Everything is sent that does not need the artist. */
async function drain(play: ScheduleRun, toll: Toll): Promise<void> {
  let waiting = 1;
  for (let round = 0; round < ROUNDS && (waiting > 0 || round < 2); round += 1) {
    if (!(await play.look()).signedIn) await play.signIn();
    if (play.schedule.drain === 'time') await play.pass(A_WHILE_MS);
    else {
      await play.pass(A_MOMENT_MS);
      await play.refresh();
    }
    const { rows } = await play.look();
    waiting = rows.filter(({ state }) => state === 'waiting' || state === 'sending').length;
    if (waiting > 0 && round === ROUNDS - 1) {
      for (const row of rows.filter(({ state }) => state === 'waiting' || state === 'sending')) {
        complain(toll, `never sent: ${JSON.stringify(row)}`, row.minutes);
      }
    }
  }
}

/** The artist answers each row that needs them; false if there is none. */
async function settleAll(play: ScheduleRun): Promise<boolean> {
  const { rows, differences } = await play.look();
  for (const row of rows) {
    const choice = play.schedule.choices[row.id % play.schedule.choices.length] ?? 'mine';
    if (row.state === 'conflict') await play.answer({ kind: 'resolve', which: 0, choice }, row);
    else await play.answer({ kind: 'retry', which: 0 }, row);
  }
  for (const [index, difference] of differences.entries()) {
    const choice = play.schedule.choices[index % play.schedule.choices.length];
    await play.answerDifference(choice === 'mine' ? 'put-back' : 'keep-theirs', difference);
  }
  return rows.length + differences.length > 0;
}

async function judge(play: ScheduleRun, toll: Toll, when: string): Promise<void> {
  const { meaning, stage } = play;
  const looked = await play.look();
  const holds = await kitsuHolds(stage);
  meaning.crossings();
  for (const [name, lane] of meaning.lanes) {
    const row = looked.rows.find(
      ({ kind, taskId, day }) => kind === 'time' && laneOf(taskId, day ?? '') === name,
    );
    const marked = looked.differences.find(({ taskId, day }) => laneOf(taskId, day) === name);
    const inKitsu = holds.get(name) ?? 0;
    // What waits, or a day that is marked because Kitsu no longer has the confirmed value.
    const visible = row?.minutes ?? (marked?.had === lane.app ? lane.app : null);
    const { lost, doubled, why } = judgeLane(lane, { inKitsu, visible });
    toll.minutesLost += lost;
    toll.minutesDoubled += doubled;
    if (why !== null) {
      const { app, web } = lane;
      const meant = JSON.stringify({ app, web, inKitsu, row: row ?? null, marked });
      const story = stage.proxy.journal.times
        .filter((one) => one.lane === name)
        .map(({ writer, before, after }) => `${writer} ${before}→${after}`);
      toll.complaints.push(`${when}: ${name}: ${why}: ${meant}; Kitsu took ${story.join(', ')}`);
    }
  }
  for (const [name, saying] of meaning.sayings) {
    const visible = looked.rows.filter(
      (row) =>
        messageOf(row) !== null &&
        messageKey(messageOf(row) ?? 'comment', row.taskId, row.text ?? '') === name,
    ).length;
    const made = holds.get(name) ?? 0;
    const { lost, doubled, why } = judgeAtMostOnce(saying, { made, visible });
    toll.commentsLost += lost;
    toll.commentsDoubled += doubled;
    if (why !== null) {
      toll.complaints.push(
        `${when}: ${name}: ${why}: ${JSON.stringify({ ...saying, made, visible })}`,
      );
    }
    // What was cancelled may stay as it was, where somebody had replied to it.
    const halves = (holds.get(halfOf(name)) ?? 0) - saying.withdrawn;
    if (visible > 0 || halves <= 0) continue;
    toll.commentsDoubled += halves;
    toll.complaints.push(`${when}: ${name}: ${halves} of it half in Kitsu`);
  }
  for (const [taskId, start] of meaning.starts) {
    const visible = looked.rows.some((row) => row.kind === 'start' && row.taskId === taskId);
    const comments = holds.get(taskId) ?? 0;
    const { lost, doubled, why } = judgeStarts(start, { comments, visible });
    toll.commentsLost += lost;
    toll.commentsDoubled += doubled;
    if (why !== null) {
      const facts = JSON.stringify({ ...start, comments, visible });
      toll.complaints.push(`${when}: ${taskId}: ${why}: ${facts}`);
    }
  }
}
