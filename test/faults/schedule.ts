import { chanceOf, type Chance } from './chance.ts';
import { ATTACHED_WORDS, PUBLISHED_WORDS } from './at-most-once-model.ts';
import type { FaultPlan, KillAt, Schedule, Step, Target, Trouble } from './steps.ts';

export const STEPS = 60;
export const TASKS = 4;
export const DAYS = 4;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Few numbers, so that an edit often restores an earlier one. */
const MINUTES = [15, 30, 45, 60, 90, 120] as const;

/** Few texts, so that the same is often said twice. */
const WORDS = ['Done.', 'Ça tourne !\nVoir prise 3.', 'Fixed the hand <b>&</b> the hat', 'ok'];

/** What is written with a revision. */
const TAKES = ['A', 'B'].map((name) => `${PUBLISHED_WORDS}${name}`);
/** What is written beside attached files. */
const NOTES = ['A', 'B'].map((name) => `${ATTACHED_WORDS}${name}`);

const KINDS: Readonly<Record<Step['kind'], number>> = {
  edit: 300,
  start: 45,
  comment: 55,
  publish: 40,
  attach: 25,
  reply: 30,
  'web-edit': 90,
  'lead-status': 40,
  'lead-unassigns': 14,
  'lead-assigns': 20,
  resolve: 70,
  retry: 25,
  discard: 8,
  refresh: 40,
  'session-ends': 10,
  'sign-in': 25,
  fault: 230,
  unplug: 22,
  heal: 40,
  kill: 30,
  restart: 15,
  pass: 70,
  clock: 14,
  settle: 120,
};

const TARGETS: Readonly<Record<Target, number>> = {
  'time-write': 50,
  'time-read': 20,
  'comment-write': 15,
  'comment-read': 5,
  'file-write': 20,
  any: 15,
};

const TROUBLES: Readonly<Record<Trouble, number>> = {
  'cut-before': 8,
  'cut-during': 12,
  'cut-after': 16,
  late: 14,
  delay: 24,
  twice: 8,
  half: 8,
  '500': 8,
  '502': 6,
  '429': 6,
  '401': 6,
  portal: 6,
};

/** Proxies do not repeat non-idempotent requests. */
const ONLY_FOR_TIME = new Set<Trouble>(['twice']);

const PASSES = [0.1, 3, 30, 180, 1200, 3 * HOUR, 3 * DAY] as const;
const JUMPS = [-365 * DAY, 365 * DAY, -40 * DAY, -2 * HOUR, 2 * HOUR, 12 * HOUR, -12 * HOUR];

/** The schedule of a seed: always the same one. */
export function scheduleOf(seed: number): Schedule {
  const chance = chanceOf(seed);
  let off = 0;
  let last: { task: number; day: number } | null = null;
  const steps = Array.from({ length: STEPS }, () => {
    const step = aStep(chance);
    // Two consecutive actions on one day are the likeliest to go wrong.
    if (step.kind === 'edit' || step.kind === 'web-edit') {
      if (last && chance.percent(45)) Object.assign(step, last);
      last = { task: step.task, day: step.day };
    }
    // A wrong clock is soon corrected, or there would be no day to log on.
    const mended = off !== 0 && (step.kind === 'clock' || chance.percent(20));
    const taken: Step = mended ? { kind: 'clock', seconds: -off } : step;
    if (taken.kind === 'clock') off += taken.seconds;
    return taken;
  });
  return {
    seed,
    steps,
    drain: chance.percent(50) ? 'refresh' : 'time',
    choices: Array.from({ length: 20 }, () => choice(chance)),
  };
}

const choice = (chance: Chance) => chance.pick(['mine', 'theirs', 'both'] as const);
const killAt = (chance: Chance): KillAt | null =>
  chance.percent(7) ? chance.pick<KillAt>(['sent', 'received', 'received', 1, 4]) : null;

function aStep(chance: Chance): Step {
  const kind = chance.weighed(KINDS);
  const task = chance.below(TASKS);
  const day = chance.below(DAYS);
  switch (kind) {
    case 'edit':
      return { kind, task, day, minutes: someMinutes(chance), kill: killAt(chance) };
    case 'web-edit':
      return { kind, task, day, minutes: someMinutes(chance) };
    case 'start':
      return { kind, task, kill: killAt(chance) };
    case 'comment': {
      const status = chance.percent(35) ? chance.pick(['wip', 'wfa', 'ready'] as const) : null;
      return { kind, task, text: chance.pick(WORDS), status, kill: killAt(chance) };
    }
    case 'publish': {
      const status = chance.percent(35) ? chance.pick(['wfa', 'ready'] as const) : null;
      return { kind, task, text: chance.pick(TAKES), status, kill: killAt(chance) };
    }
    case 'attach':
      return { kind, task, text: chance.pick(NOTES), kill: killAt(chance) };
    case 'reply': {
      const text = chance.pick(WORDS);
      return { kind, task, which: chance.below(4), text, kill: killAt(chance) };
    }
    case 'lead-status':
      return { kind, task, status: chance.pick(['todo', 'ready', 'wip', 'wfa', 'retake', 'done']) };
    case 'lead-unassigns':
    case 'lead-assigns':
      return { kind, task };
    case 'resolve':
      return { kind, which: chance.below(8), choice: choice(chance) };
    case 'retry':
    case 'discard':
      return { kind, which: chance.below(8) };
    case 'fault':
      return { kind, plan: aFault(chance) };
    case 'pass':
      return { kind, seconds: chance.pick(PASSES) };
    case 'clock':
      return { kind, seconds: chance.pick(JUMPS) };
    case 'refresh':
    case 'session-ends':
    case 'sign-in':
    case 'unplug':
    case 'heal':
    case 'kill':
    case 'restart':
    case 'settle':
      return { kind };
  }
}

/** One in six deletes the entry. */
const someMinutes = (chance: Chance): number => (chance.below(6) === 0 ? 0 : chance.pick(MINUTES));

function aFault(chance: Chance): FaultPlan {
  const target = chance.weighed(TARGETS);
  const trouble = chance.weighed(TROUBLES);
  return {
    target,
    trouble: ONLY_FOR_TIME.has(trouble) && target !== 'time-write' ? 'cut-after' : trouble,
    times: 1 + chance.below(3),
    steps: 1 + chance.below(12),
    kill: chance.percent(14),
  };
}
