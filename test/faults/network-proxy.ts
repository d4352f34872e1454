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
const FILE = /\/(add-preview|add-attachment|pictures\/preview-files\/[^/]+)$/;
const REPLY = /^\/api\/data\/tasks\/[^/]+\/comments\/[^/]+\/reply$/;

/** The longest time that a request of the app waits for its answer. */
const APP_TIMEOUT_MS = 60_000;

/** The longest time that a server takes to act; the app repeats nothing before that. */
const LATEST_MS = 18_000;

/** A request that is delayed until that step. */
interface HeldRequest {
  /** The app still waits for a delayed request, and has given up a late one. */
  kind: 'late' | 'delay';
  until: number;
  /** The time when it was sent. */
  since: number;
  /** Time is idempotent: it may arrive at any moment. */
  repeatable: boolean;
  release: () => void;
}

/** The connection between app and studio, with its faults, and the journal of the studio's writes. */
export interface NetworkProxy {
  /** The server address for the app. */
  url: string;
  journal: Journal;
  arm(plan: FaultPlan): void;
  unplug(): void;
  /** Ends all faults; delayed requests arrive. */
  heal(): Promise<void>;
  /** Requests that were delayed until this step arrive. */
  step(number: number): Promise<void>;
  /** The app's delayed, unanswered requests. */
  waiting(): number;
  /** Delayed requests that the app waits for arrive. */
  letPass(): Promise<void>;
  /** Time is about to pass: requests that would exceed the longest delay arrive. */
  timePasses(milliseconds: number): Promise<void>;
  /** Time has passed: the app gives up requests that took too long. */
  timePassed(): void;
  /** Delayed comments arrive. */
  said(): Promise<void>;
  /** The app is gone; its requests are still under way. */
  appGone(): void;
  /** Resolves when the studio has finished its requests. */
  arrived(): Promise<void>;
  /** The faults that requests actually met. */
  met(): number;
  /** The access token of the app's last request. */
  token(): string | null;
  /** The same artist writes a day on Kitsu's own pages. */
  writeOnTheWeb(taskId: string, day: string, minutes: number): Promise<boolean>;
  /** The request at which the app is to be killed. */
  onKill(kill: () => void): void;
  /** Resets everything but the address before a schedule. */
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
  /** Writes reach the studio one at a time, so that each knows what it changed. */
  let turn: Promise<unknown> = Promise.resolve();
  /** When each request left the app, which may be long before it reaches the studio. */
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

  /** Runs a write in its turn and records what it changed. */
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
    // Cut requests stay cut; of late ones only times and comments may be written.
    return faultOf(
      plan,
      !COMMENT.test(seen.path) && !REPLY.test(seen.path) && !FILE.test(seen.path),
    );
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
    // Requests that waited at the proxy continue after one turn of the event loop.
    await new Promise((done) => setImmediate(done));
    await arrived();
  };
  /** Nobody waits for these requests. */
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
      // Set before the app's own clock: requests that it sends meanwhile leave after that time.
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
        // No longer assigned, or nothing to delete: then nothing changed.
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
    case 'file-write':
      return method === 'POST' && FILE.test(path);
    case 'comment-read':
      return method === 'GET' && /\/data\/tasks\/[^/]+\/comments/.test(path);
    case 'any':
      // A sign-in waits for it, and no step happens meanwhile.
      return trouble !== 'delay' || /^\/api\/(data|actions)\//.test(path);
  }
}
