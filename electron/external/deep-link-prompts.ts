import { isDeepLink, parseDeepLink, type DeepLink } from '../shared/deep-link.ts';
import type { DeepLinkPrompt } from '../shared/deep-link-prompt.ts';
import { formatMinutes } from '../shared/minutes.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { alsoText } from '../shared/status-trigger.ts';
import { taskTitle } from '../shared/task.ts';
import type { Workspace } from '../app/workspace.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { logEntry, type QuickLog } from '../quick-log/execute.ts';
import { taskDayMinutes } from '../time/day/task-days.ts';
import { startTriggers } from '../rules/status-automations.ts';
import { timeBlock } from '../outbox/kinds/time-block.ts';

export interface DeepLinkPromptsDeps {
  workspace(): Workspace | null;
  moment(): ActionTime;
  /** Says why a link cannot be used. */
  say(notice: { message: string; action: string | null }): void;
  /** A link has arrived: a window gets it with `next`. */
  arrived(): void;
}

/** What waits for the artist: what they were shown, and the account that it was shown to. */
interface Waiting {
  view: DeepLinkPrompt;
  workspace: Workspace;
  doIt(): Result<string>;
}

/**
 * Links from browsers, chats and other programs. Anybody may have made one, so a link only shows a
 * task: if it would write, it waits here until the artist has read what it does and agreed. The latest
 * one counts, so a page that opens hundreds asks one question.
 */
export class DeepLinkPrompts {
  private waiting: Waiting | null = null;
  private nextId = 1;

  constructor(private readonly deps: DeepLinkPromptsDeps) {}

  /** Takes a link as it came; an invalid one is reported and dropped. */
  open(address: string): void {
    const link = isDeepLink(address) ? parseDeepLink(address) : null;
    const made = link ? this.waitingFor(link) : NOT_UNDERSTOOD;
    if ('ok' in made) return this.deps.say(made);
    this.waiting = made;
    this.deps.arrived();
  }

  /** What to show or ask now. A task is shown once. */
  next(): DeepLinkPrompt | null {
    const { waiting } = this;
    if (!waiting || waiting.workspace !== this.deps.workspace()) return null;
    if (waiting.view.kind === 'task') this.waiting = null;
    return waiting.view;
  }

  /** The artist's answer to the question with that id. Returns what was done, as a message; `null` for no. */
  answer(id: number, yes: boolean): Result<string | null> {
    const { waiting } = this;
    if (waiting?.view.id !== id || waiting.workspace !== this.deps.workspace())
      return failure('not-found', 'This link was answered already. Nothing was done.');
    this.waiting = null;
    return yes ? waiting.doIt() : success(null);
  }

  private waitingFor(link: DeepLink): Waiting | ReturnType<typeof failure> {
    const workspace = this.deps.workspace();
    if (!workspace) return failure('signed-out', 'A link came in, but nobody is signed in.', AGAIN);
    const { replica, sync } = workspace;
    const found = replica.tasks.get(link.taskId);
    if (!found)
      return failure(
        'not-found',
        'A link leads to a task that isn’t assigned to you. Nothing was done.',
        'Check that it is assigned to you in Kitsu, then use the link again.',
      );
    const title = taskTitle(found.task);
    const id = this.nextId++;
    if (link.kind === 'task') {
      const view: DeepLinkPrompt = { kind: 'task', id, taskId: link.taskId };
      if (found.list === 'todo') return { view, workspace, doIt: () => success('') };
      return failure('not-found', `A link leads to ${title}, which is not in your to-do list.`);
    }
    const { today } = this.deps.moment();
    const { taskId } = link;
    const blocked = timeBlock(replica, sync.studio(), { taskId, day: today }, today);
    if (blocked) {
      return failure('rule', `A link asks for ${title}. ${blocked.message}`, blocked.action);
    }
    return link.kind === 'start'
      ? this.start(id, workspace, link.taskId, title)
      : this.log(id, workspace, link, title);
  }

  private start(id: number, workspace: Workspace, taskId: string, title: string): Waiting {
    const { running } = workspace.timer.view();
    const task = workspace.replica.tasks.get(taskId)?.task;
    const also = task ? alsoText(startTriggers(task, workspace.sync.studio())) : '';
    const stops =
      running && running.taskId !== taskId ? ` ${running.title} is stopped and logged.` : '';
    return {
      view: {
        kind: 'question',
        id,
        title: `Start ${title}?`,
        yes: 'Start',
        text: `A link asks for this. The timer runs on it from now on, and its status becomes work in progress.${stops} ${also}`.trim(),
      },
      workspace,
      doIt: () => {
        const done = workspace.timer.start(taskId, { status: true });
        if (!done.ok) return done;
        return success([`Started ${title}`, done.value].filter(Boolean).join('. '));
      },
    };
  }

  private log(
    id: number,
    workspace: Workspace,
    { taskId, minutes }: Extract<DeepLink, { kind: 'log' }>,
    title: string,
  ): Waiting {
    const { replica, sync } = workspace;
    const { today: day } = this.deps.moment();
    const before = taskDayMinutes(replica, taskId, day);
    const shown: QuickLog = { kind: 'log', taskId, day, minutes, before, after: before + minutes };
    const added = formatMinutes(minutes);
    return {
      view: {
        kind: 'question',
        id,
        title: `Log ${added} on ${title}?`,
        yes: `Log ${added}`,
        text:
          before === 0
            ? 'A link asks for this. Nothing is logged on it today so far.'
            : `A link asks for this. Today has ${formatMinutes(before)} on it, and then ${formatMinutes(before + minutes)}.`,
      },
      workspace,
      doIt: () => logEntry(replica, sync.studio(), shown, this.deps.moment()),
    };
  }
}

const AGAIN = 'Sign in, then use the link again. Nothing was done.';
const NOT_UNDERSTOOD = failure(
  'bad-input',
  'A link for this app could not be understood. Nothing was done.',
  'Ask whoever made it for a new one.',
);
