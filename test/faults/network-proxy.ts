import {
  htmlPage,
  startFaultProxy,
  tooMany,
  type Answer,
  type Fault,
  type SeenRequest,
} from '../fixtures/fault-proxy.ts';
import { deferred } from '../fixtures/deferred.ts';
import type { StudioApi } from '../fixtures/studio-api.ts';
import { Journal, laneOf, type Writer } from './journal.ts';
import type { FaultPlan } from './steps.ts';

const LANE = /^\/api\/actions\/tasks\/([^/]+)\/time-spents\/([^/]+)\/persons\//;
const COMMENT = /^\/api\/actions\/tasks\/([^/]+)\/comment$/;
const REPLY = /^\/api\/data\/tasks\/[^/]+\/comments\/[^/]+\/reply$/;

/** Longer no request of the app waits for its answer. */
const APP_TIMEOUT_MS = 60_000;

/** No server takes longer to do what was said to it; the app repeats nothing before that. */
const LATEST_MS = 18_000;

/** A request that lies on the way until that step. */
interface HeldRequest {
  /** The app waits for the answer of a delayed one, and has given a late one up. */
  kind: 'late' | 'delay';
  until: number;
  /** How much time had passed when it left. */
  since: number;
  /** Time can be set twice: it may arrive whenever it likes. */
  repeatable: boolean;
  release: () => void;
}

/** The way between the app and the studio, with its faults, and the journal of what the studio took. */
export interface NetworkProxy {
  /** What the app is given as its server. */
  url: string;
  journal: Journal;
  arm(plan: FaultPlan): void;
  unplug(): void;
  /** Nothing goes wrong any more; what lies on the way arrives. */
  heal(): Promise<void>;
  /** What was to lie on the way until this step arrives. */
  step(number: number): Promise<void>;
  /** Requests of the app that lie on the way, unanswered. */
  waiting(): number;
  /** What the app waits for arrives. */
  letPass(): Promise<void>;
  /** Time is about to pass: what would then be later than anything is, arrives. */
  timePasses(milliseconds: number): Promise<void>;
  /** Time has passed: what the app has waited too long for, it has given up. */
  timePassed(): void;
  /** What is said, and lies on the way, arrives. */
  said(): Promise<void>;
  /** The app is gone, and what it had sent is still on the way. */
  appGone(): void;
  /** What came to the studio is done. */
  arrived(): Promise<void>;
  /** Faults that requests really met. */
  met(): number;
  /** The access token of the app's last request. */
  token(): string | null;
  /** The same artist writes a day on Kitsu's own pages. */
  writeOnTheWeb(taskId: string, day: string, minutes: number): Promise<boolean>;
  /** Whose moment it is to be killed. */
  onKill(kill: () => void): void;
  /** Before a schedule: as new, but for its address. */
  reset(): void;
  /** The artist's own session at the studio. */
  use(artist: StudioApi): void;
  close(): Promise<void>;
}

export async function openNetworkProxy(studioUrl: string): Promise<NetworkProxy> {
  let journal = new Journal();
  let artist: StudioApi | null = null;
  let plans: FaultPlan[] = [];
  let lying: HeldRequest[] = [];
  let unplugged = false;
  let now = 0;
  let met = 0;
  let passed = 0;
  let token: string | null = null;
  let kill = (): void => undefined;
  /** Writes reach the studio one after the other, so that each knows what it changed. */
  let turn: Promise<unknown> = Promise.resolve();
  /** When each request left the app, which may be long before the studio hears of it. */
  const departures = new WeakMap<SeenRequest, number>();
  const reaching = new Set<Promise<unknown>>();

  const minutesOf = async (taskId: string, day: string): Promise<number> => {
    const rows = await api().get<{ task_id: string; duration: number }[]>(
      `/data/user/time-spents/${day}`,
    );
    return rows.filter((row) => row.task_id === taskId).reduce((sum, row) => sum + row.duration, 0);
  };
  const api = (): StudioApi => {
    if (!artist) throw new Error('The line has no studio yet.');
    return artist;
  };

  /** Runs a write in its turn and notes what it changed. */
  function inTurn<T>(
    writer: Writer,
    [taskId, day]: readonly [string, string],
    write: () => Promise<T>,
    left: number,
  ): Promise<T> {
    const mine = journal;
    const run = turn.then(async () => {
      const before = await minutesOf(taskId, day);
      const answer = await write();
      const after = await minutesOf(taskId, day);
      mine.times.push({ writer, lane: laneOf(taskId, day), before, after, at: mine.tick(), left });
      return answer;
    });
    turn = run.catch(() => undefined);
    return run;
  }

  async function reach(seen: SeenRequest, onward: () => Promise<Answer>): Promise<Answer> {
    const [, taskId, day] = LANE.exec(seen.path) ?? [];
    if (seen.method !== 'GET' && taskId && day) {
      return inTurn('app', [taskId, day], onward, departures.get(seen) ?? 0);
    }
    const answer = await onward();
    const [, commented] = COMMENT.exec(seen.path) ?? [];
    if (seen.method === 'POST' && commented && answer.status < 300) {
      const { task_status_id: statusId, comment: text = '' } = JSON.parse(seen.body) as {
        task_status_id: string;
        comment?: string;
      };
      const at = journal.tick();
      journal.statuses.push({ writer: 'app', taskId: commented, statusId, text, at });
    }
    return answer;
  }

  function decide(seen: SeenRequest): Fault | null {
    departures.set(seen, journal.tick());
    const bearer = seen.headers.authorization?.split(' ')[1];
    if (bearer && !seen.path.includes('refresh-token')) token = bearer;
    if (unplugged) {
      met += 1;
      return { kind: 'close-before' };
    }
    const plan = plans.find((one) => one.times > 0 && isFor(one, seen));
    if (!plan) return null;
    plan.times -= 1;
    met += 1;
    if (plan.kill) {
      plan.times = 0;
      kill();
    }
    // What is cut is cut; of what comes late, only time and what is said may be written.
    return faultOf(plan, !COMMENT.test(seen.path) && !REPLY.test(seen.path));
  }

  function faultOf(plan: FaultPlan, repeatable: boolean): Fault {
    switch (plan.trouble) {
      case 'cut-before':
        return { kind: 'close-before' };
      case 'cut-during':
        return { kind: 'late', until: Promise.resolve() };
      case 'cut-after':
        return { kind: 'close-after' };
      case 'half':
        return { kind: 'half' };
      case 'twice':
        return { kind: 'twice' };
      case 'portal':
        return htmlPage;
      case '429':
        return tooMany(plan.steps * 20);
      case '401':
        return expired;
      case '500':
        return { kind: 'answer', status: 500 };
      case '502':
        return { kind: 'answer', status: 502, headers: html, body: '<html>Bad Gateway</html>' };
      case 'late':
      case 'delay': {
        const { until: released, release } = deferred();
        const until = now + plan.steps;
        lying.push({ kind: plan.trouble, until, since: passed, repeatable, release });
        return { kind: plan.trouble === 'late' ? 'late' : 'hold', until: released };
      }
    }
  }

  async function arrived(): Promise<void> {
    while (reaching.size > 0) await Promise.allSettled([...reaching]);
  }

  const release = async (these: HeldRequest[]): Promise<void> => {
    lying = lying.filter((one) => !these.includes(one));
    for (const one of these) one.release();
    // Whoever waited at the proxy goes on after a turn of the loop.
    await new Promise((done) => setImmediate(done));
    await arrived();
  };
  /** Nobody waits for these any more. */
  const giveUp = (these: HeldRequest[]): void => {
    for (const one of these) Object.assign(one, { kind: 'late', since: passed });
  };
  const proxy = await startFaultProxy(studioUrl, {
    decide,
    around(seen, onward) {
      const run = reach(seen, onward);
      reaching.add(run);
      void run.catch(() => undefined).finally(() => reaching.delete(run));
      return run;
    },
  });

  return {
    url: proxy.url,
    get journal() {
      return journal;
    },
    arm: (plan) => void plans.unshift({ ...plan }),
    unplug: () => void (unplugged = true),
    async heal() {
      plans = [];
      unplugged = false;
      await release(lying);
    },
    async step(number) {
      now = number;
      proxy.requests.length = 0;
      await release(lying.filter(({ until }) => until <= number));
    },
    letPass: () => release(lying.filter(({ kind }) => kind === 'delay')),
    async timePasses(milliseconds) {
      // Set before the app's own clock: what it sends meanwhile leaves when that time has passed.
      passed += milliseconds;
      const tooLong = (one: HeldRequest): boolean => passed - one.since >= LATEST_MS;
      await release(lying.filter((one) => one.kind === 'late' && !one.repeatable && tooLong(one)));
    },
    timePassed() {
      const waited = (one: HeldRequest): boolean => passed - one.since >= APP_TIMEOUT_MS;
      giveUp(lying.filter((one) => one.kind === 'delay' && waited(one)));
    },
    said: () => release(lying.filter(({ repeatable }) => !repeatable)),
    appGone: () => giveUp(lying.filter(({ kind }) => kind === 'delay')),
    waiting: () => lying.filter(({ kind }) => kind === 'delay').length,
    arrived,
    met: () => met,
    token: () => token,
    writeOnTheWeb(taskId, day, minutes) {
      const write = async (): Promise<boolean> => {
        const path = `/actions/tasks/${taskId}/time-spents/${day}/persons/${api().user.id}`;
        const written = minutes > 0 ? api().post(path, { duration: minutes }) : api().delete(path);
        // No longer assigned, or nothing there to take away: then nothing changed.
        return written.then(
          () => true,
          () => false,
        );
      };
      return inTurn('web', [taskId, day], write, journal.tick());
    },
    onKill: (work) => void (kill = work),
    use: (session) => void (artist = session),
    reset() {
      journal = new Journal();
      plans = [];
      unplugged = false;
      now = 0;
      met = 0;
      token = null;
    },
    close: () => proxy.close(),
  };
}

const html = { 'content-type': 'text/html' };
const expired: Fault = {
  kind: 'answer',
  status: 401,
  body: '{"error":true,"message":"Signature has expired"}',
};

function isFor({ target, trouble }: FaultPlan, { method, path }: SeenRequest): boolean {
  switch (target) {
    case 'time-write':
      return method !== 'GET' && LANE.test(path);
    case 'time-read':
      return method === 'GET' && /\/data\/user\/time-spents\//.test(path);
    case 'comment-write':
      return method === 'POST' && (COMMENT.test(path) || REPLY.test(path));
    case 'comment-read':
      return method === 'GET' && /\/data\/tasks\/[^/]+\/comments/.test(path);
    case 'any':
      // Somebody who signs in waits for it, and no step is taken meanwhile.
      return trouble !== 'delay' || /^\/api\/(data|actions)\//.test(path);
  }
}
