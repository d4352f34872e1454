import { createHttp, type Http } from '../../../../../electron/kitsu/http.ts';
import type {
  HttpRequest,
  Transport,
  TransportAnswer,
} from '../../../../../electron/platform/transport.ts';

/** A row of a file in the fake. */
export interface FakeRow {
  id: string;
  comment: string;
  revision: number;
  position: number;
  status: string;
  extension: string;
  original_name: string | null;
  /** What arrived, to its last byte. */
  file: string | null;
}

interface FakeComment {
  id: string;
  text: string;
  task_status_id: string;
  replies: { id: string; person_id: string; text: string }[];
}

/** What happens to the next request of a step. */
export type Mishap =
  /** It never reaches Kitsu. */
  | { kind: 'unsent' }
  /** Kitsu does it, and nobody hears the answer. */
  | { kind: 'unheard' }
  /** Half of the file leaves. */
  | { kind: 'cut' }
  /** The app dies before it, or after Kitsu has done it. */
  | { kind: 'killed-before' | 'killed-after' }
  | { kind: 'answer'; status: number; body?: unknown };

export type Step = 'comment' | 'row' | 'upload' | 'look' | 'remove';

const ROUTES: readonly [Step, string, RegExp][] = [
  ['comment', 'POST', /\/tasks\/t\/comment$/],
  ['row', 'POST', /\/add-preview$/],
  ['upload', 'POST', /\/pictures\/preview-files\//],
  ['look', 'GET', /\/data\/preview-files\//],
  ['remove', 'DELETE', /./],
];

/**
 * Kitsu, as far as publishing is concerned, with what it really does (kitsu-media.md): a row looks like a
 * movie that is processed until a whole file is in it, a filled one takes no other, a refused file takes
 * its row with it.
 */
export class PublishingKitsu {
  comments: FakeComment[] = [];
  rows: FakeRow[] = [];
  requests: string[] = [];
  status = 'todo';
  /** How a file ends that arrives: as a rule it is ready at once. */
  becomes: (name: string) => 'ready' | 'processing' | 'broken' | 'refused' | 'unreadable' = () =>
    'ready';
  /** Called when the app dies. */
  onKill: () => void = () => undefined;
  #mishaps: { step: Step; mishap: Mishap }[] = [];
  #made = 0;

  /** The next request of that step meets it. */
  next(step: Step, mishap: Mishap): void {
    this.#mishaps.push({ step, mishap });
  }

  get http(): Http {
    const transport: Transport = { send: (request) => this.#send(request) };
    return createHttp({
      api: 'http://studio/api',
      transport,
      tokens: {
        access: () => 'token',
        refresh: () => Promise.resolve('unavailable'),
        refused: () => undefined,
      },
      userAgent: 'kitsu-companion/test',
    });
  }

  /** A comment of somebody else, with a revision. */
  elsewhere(revision: number): void {
    const id = this.#id('comment');
    this.comments.push({ id, text: 'Mine.', task_status_id: 'todo', replies: [] });
    this.rows.push({ ...this.#row(id, revision), status: 'ready', original_name: 'theirs' });
  }

  async #send(request: HttpRequest): Promise<TransportAnswer> {
    const path = new URL(request.url).pathname.replace('/api', '');
    const [step] =
      ROUTES.find(([, method, at]) => method === request.method && at.test(path)) ?? [];
    this.requests.push(`${request.method} ${path}`);
    const at = this.#mishaps.findIndex((one) => one.step === step);
    const mishap = at < 0 ? null : (this.#mishaps.splice(at, 1)[0]?.mishap ?? null);
    const never = new Promise<TransportAnswer>(() => undefined);
    switch (mishap?.kind) {
      case 'unsent':
        return failed('unreachable');
      case 'answer':
        return answered(mishap.status, mishap.body ?? { message: 'No.' });
      case 'killed-before':
        this.onKill();
        return never;
      case 'cut':
        request.onProgress?.({ sent: 500, of: 1000 });
        return failed('cut');
      default:
    }
    if (request.signal?.aborted) return failed('cancelled');
    if (step === 'upload') request.onProgress?.({ sent: 500, of: 1000 });
    if (request.signal?.aborted) return failed('cancelled');
    const answer = this.#answer(request, path);
    if (step === 'upload') request.onProgress?.({ sent: 1000, of: 1000 });
    if (mishap?.kind === 'killed-after') {
      this.onKill();
      return never;
    }
    return mishap?.kind === 'unheard' ? failed('cut') : answer;
  }

  #answer(request: HttpRequest, path: string): TransportAnswer {
    const [, last = ''] = /([^/]+)$/.exec(path) ?? [];
    if (path.endsWith('/comments') && request.method === 'GET') {
      return answered(200, this.comments.map((one) => this.#shown(one)).reverse());
    }
    if (path === '/data/tasks/t') {
      return answered(200, { id: 't', task_status_id: this.status, assignees: ['me'] });
    }
    if (path.endsWith('/previews'))
      return answered(
        200,
        this.rows.map((row) => ({ ...row, task_id: 't' })),
      );
    if (path.endsWith('/comment')) return this.#comment(request);
    if (path.endsWith('/add-preview')) return this.#addRow(path, request);
    if (path.startsWith('/pictures/preview-files/')) return this.#fill(last, request);
    if (path.startsWith('/data/preview-files/')) {
      const row = this.rows.find(({ id }) => id === last);
      return row ? answered(200, row) : answered(404, { message: 'Not found.' });
    }
    if (path.endsWith('/update-position')) return this.#move(path, request);
    if (request.method === 'DELETE') return this.#remove(path, last);
    return answered(404, { message: `No ${path}` });
  }

  #shown(comment: FakeComment): unknown {
    // Kitsu's list is not sorted by position.
    const previews = this.rows.filter((row) => row.comment === comment.id).reverse();
    return { ...comment, person_id: 'me', created_at: '2026-11-20T12:00:00', previews };
  }

  #comment(request: HttpRequest): TransportAnswer {
    const { comment = '', task_status_id } = bodyOf(request);
    const id = this.#id('comment');
    this.comments.push({ id, text: comment, task_status_id, replies: [] });
    this.status = task_status_id;
    return answered(201, { id });
  }

  #addRow(path: string, request: HttpRequest): TransportAnswer {
    const [, comment = ''] = /comments\/([^/]+)\//.exec(path) ?? [];
    if (!this.comments.some(({ id }) => id === comment)) return answered(404, {});
    const wish = bodyOf(request).revision as number | undefined;
    const own = this.rows.find((row) => row.comment === comment);
    const revision =
      own?.revision ?? wish ?? Math.max(0, ...this.rows.map((row) => row.revision)) + 1;
    if (!own && this.rows.some((row) => row.revision === revision)) {
      return answered(400, { message: `Revision ${revision} already exists for this task.` });
    }
    const row = this.#row(comment, revision);
    this.rows.push(row);
    return answered(201, row);
  }

  #row(comment: string, revision: number): FakeRow {
    const position = this.rows.filter((row) => row.comment === comment).length + 1;
    const empty = { status: 'processing', extension: 'mp4', original_name: null, file: null };
    return { id: this.#id('row'), comment, revision, position, ...empty };
  }

  #fill(id: string, { body }: HttpRequest): TransportAnswer {
    const row = this.rows.find((one) => one.id === id);
    if (!row) return answered(404, { message: 'Not found.' });
    if (row.original_name !== null) return answered(400, { message: 'It has a file.' });
    const parts = typeof body === 'object' && 'parts' in body ? body.parts : [];
    const name = parts.flatMap((part) => ('name' in part ? [part.name] : [])).join();
    const how = this.becomes(name);
    if (how === 'refused') {
      this.rows = this.rows.filter((one) => one !== row);
      return answered(400, { message: 'Wrong file format, extension: tif' });
    }
    if (how === 'unreadable') {
      return answered(400, { message: 'Uploaded file is not a readable picture.' });
    }
    const at = name.lastIndexOf('.');
    row.original_name = name.slice(0, at);
    row.extension = how === 'ready' ? name.slice(at + 1) : 'mp4';
    row.status = how;
    row.file = name;
    return answered(201, row);
  }

  #move(path: string, request: HttpRequest): TransportAnswer {
    const moved = this.rows.find(({ id }) => path.includes(`/${id}/`));
    if (!moved) return answered(404, { message: 'Not found.' });
    const others = this.rows.filter((row) => row.comment === moved.comment && row !== moved);
    others
      .sort((a, b) => a.position - b.position)
      .splice(Number(bodyOf(request).position) - 1, 0, moved);
    for (const [at, row] of others.entries()) row.position = at + 1;
    return answered(200, others);
  }

  #remove(path: string, last: string): TransportAnswer {
    if (path.includes('preview-files')) this.rows = this.rows.filter(({ id }) => id !== last);
    else {
      this.comments = this.comments.filter(({ id }) => id !== last);
      this.rows = this.rows.filter(({ comment }) => comment !== last);
      this.status = 'todo';
    }
    return answered(204, null);
  }

  #id(what: string): string {
    this.#made += 1;
    return `${what}-${this.#made}`;
  }
}

const bodyOf = ({
  body,
}: HttpRequest): {
  comment?: string;
  task_status_id: string;
  revision?: unknown;
  position?: unknown;
} => JSON.parse(typeof body === 'string' ? body : '{}') as never;

const failed = (kind: 'unreachable' | 'cut' | 'cancelled'): TransportAnswer => ({
  ok: false,
  failure: { kind, detail: '' },
});

const answered = (status: number, json: unknown): TransportAnswer => ({
  ok: true,
  response: {
    status,
    headers: {},
    body: Buffer.from(status === 204 ? '' : JSON.stringify(json)),
    url: 'http://studio/api',
  },
});
