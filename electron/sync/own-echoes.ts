import type { Http, KitsuAnswer } from '../kitsu/http.ts';
import type { LiveEvent } from './live-event.ts';

/** Events that a write of ours will bring back, each taken once. */
interface Expected {
  taskId: string;
  /** `task:update`, which any write on a task brings. */
  update: boolean;
  time: boolean;
  /** `comment:new`, and with it the status that it may move. */
  comment: boolean;
  moves: boolean;
  /** Epoch ms after which none of it is waited for any more. */
  until: number;
}

export interface OwnEchoes {
  /** The same client, whose writes are remembered. */
  http: Http;
  /** True for what only says that we wrote something: it was read back by whoever wrote it. */
  takes(event: LiveEvent): boolean;
}

/** The line to the events may be slower than the answer. */
const LATE_MS = 10_000;
const WRITE = /^\/actions\/tasks\/([^/]+)\/(time-spents\/|comment$)/;

/**
 * Knows the echoes of our own writes. Each is taken once, so that what a colleague does to the same
 * task at the same moment is still heard.
 */
export function createOwnEchoes(http: Http, me: string, now: () => Date): OwnEchoes {
  let expected: Expected[] = [];

  async function remember<T>(
    method: string,
    path: string,
    send: () => Promise<KitsuAnswer<T>>,
  ): Promise<KitsuAnswer<T>> {
    const [, taskId, what] = (method === 'GET' ? null : WRITE.exec(path)) ?? [];
    if (taskId === undefined) return send();
    const time = what !== 'comment';
    const kind = { update: true, time, comment: !time, moves: !time };
    const mine: Expected = { taskId: decodeURIComponent(taskId), ...kind, until: Infinity };
    // Before it is sent: its events may be faster than its answer.
    expected.push(mine);
    const answer = await send();
    const refused = !answer.ok && (answer.answer?.status ?? 0) >= 400;
    mine.until = refused ? 0 : now().getTime() + LATE_MS;
    return answer;
  }

  /** Takes the first expectation that fits; `spend` what can come once only. */
  function taken(fits: (one: Expected) => boolean, spend: (one: Expected) => void): boolean {
    const time = now().getTime();
    expected = expected.filter(({ until }) => until > time);
    const found = expected.find(fits);
    if (found) spend(found);
    return found !== undefined;
  }

  return {
    http: {
      request: (call) => remember(call.method, call.path, () => http.request(call)),
      tagged: (call, etag) => http.tagged(call, etag),
      bytes: (path, signal) => http.bytes(path, signal),
    },
    takes(event) {
      switch (event.kind) {
        case 'time':
          return taken(
            (one) => one.time,
            (one) => (one.time = false),
          );
        case 'task':
          return taken(
            (one) => one.update && one.taskId === event.taskId,
            (one) => (one.update = false),
          );
        case 'comment':
          return taken(
            (one) =>
              one.comment && event.isNew && event.personId === me && one.taskId === event.taskId,
            (one) => (one.comment = false),
          );
        case 'status':
          return taken(
            (one) => one.moves && event.personId === me && one.taskId === event.taskId,
            () => undefined,
          );
        default:
          return false;
      }
    },
  };
}
