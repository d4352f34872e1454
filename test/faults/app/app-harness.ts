import type { SessionManager } from '../../../electron/account/session.ts';
import type { AppCore } from '../../../electron/app/app-core.ts';
import type { Handlers } from '../../../electron/ipc/register.ts';
import { assertNever, type Result } from '../../../electron/shared/result.ts';
import type { CommentResult } from '../../../electron/shared/thread.ts';
import type { OutboxItem } from '../../../electron/shared/outbox-item.ts';
import { PNG } from '../../fixtures/small-pictures.ts';
import { ATTACHED_FILES, PUBLISHED_FILES } from '../at-most-once-model.ts';
import { breath, pass, setClock, sleep, waitsForDisk, work } from './clock.ts';
import type { AppAnswers, AppRequest, Looked, ShownTime } from './messages.ts';

export interface AppHarnessParts {
  handlers: Handlers;
  companion: AppCore;
  sessions: SessionManager;
  /** Requests under way. */
  inFlight(): number;
  /** Opens or closes the way to Kitsu. */
  setLine(open: boolean): void;
}

type Called = Result<unknown> | Promise<Result<unknown>>;

const words = (result: Result<unknown>): string => (result.ok ? '' : result.message);

/** Operations that answer from the disk answer immediately: two of them make one view of the artist. */
function now<T>(result: Promise<Result<T>> | Result<T>): Result<T> {
  if (result instanceof Promise) throw new Error('This operation no longer answers at once.');
  return result;
}

/** The artist's actions, by the operations of a window. */
export function createAppHarness({
  handlers,
  companion,
  sessions,
  inFlight,
  setLine,
}: AppHarnessParts) {
  const rows = (): OutboxItem[] => {
    const listed = now(handlers['outbox.list']({}));
    return listed.ok ? listed.value : [];
  };
  const rowOf = (taskId: string, kind: OutboxItem['kind'], day: string | null) =>
    rows().find((row) => row.kind === kind && row.taskId === taskId && row.day === day) ?? null;
  const byId = (id: number) => rows().find((row) => row.id === id) ?? null;

  function edit(request: Extract<AppRequest, { do: 'edit' }>): AppAnswers['edit'] {
    const { taskId, day, minutes } = request;
    const view = now(handlers['time.day']({ day }));
    const entry = view.ok ? view.value.entries.find((one) => one.taskId === taskId) : undefined;
    const before = rowOf(taskId, 'time', day);
    const done = now(handlers['time.setDay']({ taskId, day, minutes }));
    return {
      ok: done.ok,
      message: words(done),
      // A conflict shows the value that it found, not the last read one.
      seen:
        (before?.conflict?.kind === 'time' ? before.conflict.kitsuMinutes : entry?.kitsuMinutes) ??
        0,
      row: rowOf(taskId, 'time', day),
    };
  }

  function start(taskId: string): AppAnswers['start'] {
    const before = rowOf(taskId, 'start', null);
    const done = now(handlers['task.start']({ taskId }));
    const claimed = before === null && rowOf(taskId, 'start', null) !== null;
    return { ok: done.ok, message: words(done), claimed };
  }

  const saved = (done: Result<CommentResult>): AppAnswers['comment'] => ({
    ok: done.ok && done.value.kind === 'saved',
    message: words(done),
  });

  function reply({ taskId, which, text }: Extract<AppRequest, { do: 'reply' }>) {
    const thread = now(handlers['task.comments']({ taskId, opened: true }));
    const there = thread.ok ? thread.value.comments.filter((one) => one.changeId === null) : [];
    const comment = there[which % Math.max(1, there.length)];
    if (!comment) return { ok: false, message: 'There is nothing to answer.' };
    takeFilesOut(taskId);
    return saved(now(handlers['comment.reply']({ taskId, commentId: comment.id, text })));
  }

  /** What a kill left of another draft is taken out first: the artist sees it there. */
  async function publish({
    taskId,
    text,
    statusId,
  }: Extract<AppRequest, { do: 'publish' }>): Promise<AppAnswers['publish']> {
    const view = await handlers['publish.view']({ taskId });
    for (const { id: fileId } of view.ok ? view.value.files : []) {
      await handlers['publish.remove']({ taskId, fileId });
    }
    const files = PUBLISHED_FILES.map((name) => ({ name, content: new Uint8Array(PNG) }));
    const added = await handlers['publish.addContents']({ taskId, files });
    if (!added.ok) return { ok: false, message: words(added) };
    const kept = { taskId, text, statusId, revision: null, files: [] };
    await handlers['publish.saveDraft'](kept);
    const done = await handlers['publish.send']({ taskId, copies: false });
    return { ok: done.ok && done.value.kind === 'saved', message: words(done) };
  }

  /** A comment of a moment ago may have left files behind, where the app was killed before it was accepted. */
  function takeFilesOut(taskId: string): void {
    const thread = now(handlers['task.comments']({ taskId, opened: false }));
    for (const { id: fileId } of (thread.ok ? thread.value.draft?.files : []) ?? [])
      now(handlers['comment.detach']({ taskId, fileId }));
  }

  async function attach({
    taskId,
    text,
  }: Extract<AppRequest, { do: 'attach' }>): Promise<AppAnswers['attach']> {
    takeFilesOut(taskId);
    const files = ATTACHED_FILES.map((name) => ({ name, content: new Uint8Array(PNG) }));
    const added = await handlers['comment.attachContents']({ taskId, files });
    if (!added.ok) return { ok: false, message: words(added) };
    return saved(now(handlers['comment.add']({ taskId, text, statusId: null, copies: false })));
  }

  function look(days: string[]): Looked {
    const times = days.flatMap((day): ShownTime[] => {
      const view = now(handlers['time.day']({ day }));
      if (!view.ok) return [];
      return view.value.entries.map(({ taskId, minutes, kitsuMinutes, mark }) => ({
        taskId,
        day,
        minutes,
        kitsuMinutes: kitsuMinutes ?? 0,
        mark,
      }));
    });
    const differences = days.flatMap((day) => {
      const view = now(handlers['time.day']({ day }));
      if (!view.ok) return [];
      return view.value.confirmed.differences.map(({ taskId, had, has }) => ({
        taskId,
        day,
        had,
        has,
      }));
    });
    const list = now(handlers['todo.list']({}));
    const session = sessions.session();
    return {
      signedIn: session.kind === 'signed-in' && !session.expired,
      rows: rows(),
      times,
      differences,
      todo: list.ok ? list.value.tasks.map(({ id }) => id) : [],
    };
  }

  return async (request: AppRequest): Promise<AppAnswers[AppRequest['do']]> => {
    switch (request.do) {
      case 'edit':
        return edit(request);
      case 'start':
        return start(request.taskId);
      case 'comment': {
        const { taskId, text, statusId } = request;
        return saved(now(handlers['comment.add']({ taskId, text, statusId, copies: false })));
      }
      case 'publish':
        return publish(request);
      case 'attach':
        return attach(request);
      case 'reply':
        return reply(request);
      case 'resolve': {
        const row = byId(request.id);
        const done = now(handlers['outbox.resolve'](request));
        return { ok: done.ok, message: words(done), row };
      }
      case 'retry':
      case 'discard': {
        const row = byId(request.id);
        const done = now(handlers[`outbox.${request.do}`]({ id: request.id }));
        return { ok: done.ok, message: words(done), row };
      }
      case 'put-back':
      case 'keep-theirs': {
        const { taskId, day } = request;
        const name = request.do === 'put-back' ? 'receipt.putBack' : 'receipt.keepTheirs';
        const done = now(handlers[name]({ taskId, day }));
        return { ok: done.ok, message: words(done) };
      }
      case 'refresh':
        void handlers['sync.now']({});
        return null;
      case 'sign-in': {
        const { server, email, password } = request;
        const done = await handlers['session.signIn']({ server, email, password, allowHttp: true });
        const signedIn = done.ok && done.value.kind === 'signed-in';
        return { ok: signedIn, message: done.ok ? done.value.kind : done.message };
      }
      case 'look':
        return look(request.days);
      case 'flow':
        // An action is sent one turn of the event loop after it is answered, a file once it is read.
        do {
          await breath();
          await breath();
        } while (waitsForDisk());
        return {
          inFlight: inFlight(),
          busy: companion.workspace()?.sync.status().busy ?? false,
        };
      case 'pass':
        await pass(request.milliseconds);
        return null;
      case 'set-clock':
        setClock(request.milliseconds);
        return null;
      case 'call': {
        const calls = handlers as Record<string, (args: object) => Called>;
        const called = calls[request.name];
        if (!called) throw new Error(`There is no operation ${request.name}.`);
        return called(request.args);
      }
      case 'work':
        await work(request.milliseconds);
        return null;
      case 'sleep': {
        const timer = companion.workspace()?.timer;
        if (request.told) timer?.away('sleep', Date.now());
        sleep(request.milliseconds, request.counts);
        setClock(request.off);
        if (request.told) timer?.back();
        return null;
      }
      case 'presence': {
        const timer = companion.workspace()?.timer;
        if (request.away) timer?.away(request.away.cause, request.away.since);
        else timer?.back();
        return null;
      }
      case 'line':
        setLine(request.open);
        return null;
      case 'quit':
        await companion.stop();
        return null;
      default:
        return assertNever(request);
    }
  };
}
