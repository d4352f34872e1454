import type { Http } from '../../kitsu/http.ts';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { LiveEvent } from './live-event.ts';

/** The events that a write of ours causes: `task` is the update of its task, which most writes cause. */
type Echo = 'task' | 'time' | 'comment' | 'status' | 'reply';

interface Expected {
  taskId: string;
  /** Those that have not arrived yet. */
  left: Set<Echo>;
  /** Epoch ms after which none of them is expected any more. */
  until: number;
}

export interface EchoFilter {
  /** The same client, which remembers its writes. */
  http: Http;
  /** True for an event that only reports our own write, which was read back already. */
  consume(event: LiveEvent): boolean;
}

/** The event stream may be slower than the answer. */
const LATE_MS = 10_000;
const WRITES: readonly [path: RegExp, echoes: readonly Echo[]][] = [
  [/^\/actions\/tasks\/([^/]+)\/time-spents\//, ['task', 'time']],
  [/^\/actions\/tasks\/([^/]+)\/comment$/, ['task', 'comment', 'status']],
  [/^\/data\/tasks\/([^/]+)\/comments\/[^/]+\/reply$/, ['reply']],
];

/**
 * Recognises the events that our own writes cause. Each is consumed once, so that a colleague's change
 * to the same task at the same moment still counts.
 */
export function createEchoFilter(http: Http, me: string, now: () => Date): EchoFilter {
  let expected: Expected[] = [];

  async function remember<T>(
    path: string,
    send: () => Promise<KitsuAnswer<T>>,
  ): Promise<KitsuAnswer<T>> {
    const [, echoes] = WRITES.find(([pattern]) => pattern.test(path)) ?? [];
    if (!echoes) return send();
    const taskId = decodeURIComponent(path.split('/')[3] ?? '');
    const mine: Expected = { taskId, left: new Set(echoes), until: Infinity };
    // Before it is sent: its events may be faster than its answer.
    expected.push(mine);
    const answer = await send();
    const refused = !answer.ok && (answer.answer?.status ?? 0) >= 400;
    mine.until = refused ? 0 : now().getTime() + LATE_MS;
    return answer;
  }

  /** The write of ours that could have caused an event. */
  function echoOf(event: LiveEvent): Echo | null {
    switch (event.kind) {
      case 'task':
      case 'time':
        return event.kind;
      case 'status':
        return event.personId === me ? 'status' : null;
      case 'comment':
        // The event does not say who replied.
        if (event.what === 'reply') return 'reply';
        return event.what === 'new' && event.personId === me ? 'comment' : null;
      default:
        return null;
    }
  }

  return {
    http: {
      request: (call) =>
        call.method === 'GET' ? http.request(call) : remember(call.path, () => http.request(call)),
      tagged: (call, etag) => http.tagged(call, etag),
      bytes: (path, signal) => http.bytes(path, signal),
      stream: (call) => http.stream(call),
    },
    consume(event) {
      const echo = echoOf(event);
      if (echo === null) return false;
      const time = now().getTime();
      expected = expected.filter(({ until }) => until > time);
      const found = expected.find(
        ({ left, taskId }) => left.has(echo) && (!('taskId' in event) || event.taskId === taskId),
      );
      // One comment may report the status twice: for a review as well.
      if (echo !== 'status') found?.left.delete(echo);
      return found !== undefined;
    },
  };
}
