import type { OutboxItem } from '../../electron/shared/outbox-item.ts';
import type { AppRequest, Looked, ShownDifference } from './app/messages.ts';
import { kitsuHolds } from './kitsu-holds.ts';
import type { AppProcess } from './app-process.ts';
import { ifKilled, RestartingApp } from './restarting-app.ts';
import { Meaning } from './meaning.ts';
import { messageKey, type MessageKind } from './at-most-once-model.ts';
import type { Fixture } from './fixture.ts';
import { describeStep, type KillAt, type RowStep, type Schedule, type Step } from './steps.ts';

const SECOND = 1000;

/** Runs one schedule: the fixture, the app with its restarts, and the model of the artist's intent. */
export class ScheduleRun {
  readonly log: string[] = [];
  actions = 0;
  readonly meaning: Meaning;
  private readonly app: RestartingApp;

  constructor(
    readonly stage: Fixture,
    readonly schedule: Schedule,
    bundle: string,
    initial: ReadonlyMap<string, number>,
  ) {
    this.app = new RestartingApp(stage, bundle, (what) => this.note(`    ${what}`));
    this.meaning = new Meaning(stage, initial);
    stage.proxy.onKill(() => {
      this.note('killed there');
      void this.app.kill();
    });
  }

  note(what: string): void {
    this.log.push(what);
  }

  /** The artist opens the app for the first time and signs in. */
  async open(): Promise<void> {
    await this.signIn();
    await this.app.settle();
  }

  get kills(): number {
    return this.app.kills;
  }

  async step(step: Step, number: number): Promise<void> {
    this.actions += 1;
    this.note(`${number}. ${describeStep(step)}`);
    await this.stage.proxy.step(number);
    await this.app.pass(SECOND);
    await this.act(step);
    await this.app.bury();
  }

  private async act(step: Step): Promise<void> {
    const { proxy: line, tasks, days } = this.stage;
    switch (step.kind) {
      case 'edit':
        return this.edit(tasks[step.task] ?? '', days[step.day] ?? '', step.minutes, step.kill);
      case 'start':
        return this.start(tasks[step.task] ?? '', step.kill);
      case 'comment':
        return this.say(step, tasks[step.task] ?? '', {
          do: 'comment',
          taskId: tasks[step.task] ?? '',
          text: step.text,
          statusId: this.stage.statuses.get(step.status ?? '') ?? null,
        });
      case 'publish':
        return this.say(step, tasks[step.task] ?? '', {
          do: 'publish',
          taskId: tasks[step.task] ?? '',
          text: step.text,
          statusId: this.stage.statuses.get(step.status ?? '') ?? null,
        });
      case 'attach':
        return this.say(step, tasks[step.task] ?? '', {
          do: 'attach',
          taskId: tasks[step.task] ?? '',
          text: step.text,
        });
      case 'reply':
        return this.say(step, tasks[step.task] ?? '', {
          do: 'reply',
          taskId: tasks[step.task] ?? '',
          which: step.which,
          text: step.text,
        });
      case 'web-edit':
        return this.webEdit(tasks[step.task] ?? '', days[step.day] ?? '', step.minutes);
      case 'lead-status':
        return this.leadSets(tasks[step.task] ?? '', step.status);
      case 'lead-unassigns':
        return this.unassign(tasks[step.task] ?? '');
      case 'lead-assigns':
        return this.assign(tasks[step.task] ?? '');
      case 'resolve':
      case 'retry':
      case 'discard':
        return this.answerRow(step);
      case 'refresh':
        return this.refresh();
      case 'session-ends':
        return this.endSession();
      case 'sign-in':
        return this.signIn();
      case 'fault':
        return line.arm(step.plan);
      case 'unplug':
        return line.unplug();
      case 'heal':
        return line.heal();
      case 'kill':
        return this.app.kill();
      case 'restart':
        return this.app.quit();
      case 'pass':
        return this.app.pass(step.seconds * SECOND);
      case 'clock':
        return this.app.setClock(step.seconds * SECOND);
      case 'settle':
        return this.app.settle();
    }
  }

  private async edit(taskId: string, day: string, minutes: number, at: KillAt | null) {
    // A fault may kill the app at any step, planned or not.
    const before = await this.look();
    const app = await this.app.up();
    try {
      const done = await this.askAndKill(app, { do: 'edit', taskId, day, minutes }, at);
      this.note(`    ${done.ok ? `taken, Kitsu ${done.seen}` : done.message}`);
      if (done.ok) this.meaning.typed(taskId, day, minutes, done.seen, done.row !== null);
    } catch (error) {
      ifKilled(error);
      await this.app.kill();
      // Unknown whether it was accepted: the app itself shows it, and both are right.
      const after = await this.look();
      const taken = this.meaning.perhapsTyped(taskId, day, minutes, before, after);
      this.note(`    killed before it answered: ${taken}`);
    }
  }

  private async start(taskId: string, at: KillAt | null): Promise<void> {
    // A fault may kill the app at any step, planned or not.
    const before = await this.look();
    const app = await this.app.up();
    try {
      const done = await this.askAndKill(app, { do: 'start', taskId }, at);
      this.note(`    ${done.ok ? (done.claimed ? 'taken' : 'nothing to do') : done.message}`);
      if (done.claimed) this.meaning.started(taskId);
    } catch (error) {
      ifKilled(error);
      await this.app.kill();
      const taken = this.meaning.perhapsStarted(taskId, before, await this.look());
      this.note(`    killed before it answered: ${taken ? 'taken' : 'not taken'}`);
    }
  }

  private async say(
    { kind, text, kill }: Extract<Step, { kind: MessageKind }>,
    taskId: string,
    request: Extract<AppRequest, { do: MessageKind }>,
  ): Promise<void> {
    // A fault may kill the app at any step, planned or not.
    const before = await this.look();
    const app = await this.app.up();
    const statusId = 'statusId' in request ? request.statusId : null;
    try {
      const done = await this.askAndKill(app, request, kill);
      this.note(`    ${done.ok ? 'taken' : done.message}`);
      if (done.ok) this.meaning.said(kind, taskId, text, statusId);
    } catch (error) {
      ifKilled(error);
      await this.app.kill();
      const after = await this.look();
      const inKitsu = (await kitsuHolds(this.stage)).get(messageKey(kind, taskId, text)) ?? 0;
      const taken = this.meaning.perhapsSaid(kind, taskId, text, before, after, inKitsu);
      if (taken) this.meaning.said(kind, taskId, text, statusId);
      this.note(`    killed before it answered: ${taken ? 'taken' : 'not taken'}`);
    }
  }

  /** Asks the app something, and kills it at the given moment, if any. */
  private async askAndKill<R extends Parameters<AppProcess['ask']>[0]>(
    app: AppProcess,
    request: R,
    at: KillAt | null,
  ) {
    const answer = app.ask(request, () => {
      if (at === 'received') void this.app.kill();
      if (typeof at === 'number') setTimeout(() => void this.app.kill(), at);
    });
    if (at === 'sent') void this.app.kill();
    return answer;
  }

  private async webEdit(taskId: string, day: string, minutes: number): Promise<void> {
    await this.app.settle();
    const written = await this.stage.proxy.writeOnTheWeb(taskId, day, minutes);
    const entry = this.stage.proxy.journal.times.at(-1);
    this.note(`    ${written ? `before ${entry?.before}` : 'refused'}`);
    if (written) this.meaning.wroteOnTheWeb(taskId, day, minutes, entry?.before ?? 0);
  }

  async leadSets(taskId: string, name: string): Promise<void> {
    await this.app.settle();
    const statusId = this.stage.statuses.get(name) ?? '';
    const body = { task_status_id: statusId, comment: '' };
    await this.stage.lead.post(`/actions/tasks/${taskId}/comment`, body);
    if (name === 'wip') this.meaning.leadStarted(taskId);
  }

  private async unassign(taskId: string): Promise<void> {
    await this.app.settle();
    const { lead, artist } = this.stage;
    const body = { task_ids: [taskId], person_id: artist.user.id };
    await lead.put('/actions/tasks/clear-assignation', body);
  }

  async assign(taskId: string): Promise<void> {
    await this.app.settle();
    const { lead, artist } = this.stage;
    await lead.put(`/actions/persons/${artist.user.id}/assign`, { task_ids: [taskId] });
  }

  async refresh(): Promise<void> {
    await this.app
      .up()
      .then((app) => app.ask({ do: 'refresh' }))
      .catch(ifKilled);
    await this.app.settle();
  }

  private async answerRow(step: RowStep): Promise<void> {
    const { rows } = await this.look();
    const wanted = step.kind === 'resolve' ? ['conflict'] : ['parked', 'waiting'];
    const fitting = rows.filter(({ state }) => wanted.includes(state));
    const row = fitting[step.which % Math.max(1, fitting.length)];
    if (row) await this.answer(step, row);
    else this.note('    nothing there');
  }

  /** The artist's decision on a row. */
  async answer(step: RowStep, row: OutboxItem): Promise<void> {
    const request =
      step.kind === 'resolve'
        ? ({ do: 'resolve', id: row.id, choice: step.choice } as const)
        : ({ do: step.kind, id: row.id } as const);
    try {
      const done = await (await this.app.up()).ask(request);
      this.note(`    ${done.ok ? 'done' : done.message} of ${JSON.stringify(done.row)}`);
      if (done.ok && done.row) this.meaning.settled(step, done.row);
    } catch (error) {
      ifKilled(error);
    }
  }

  /** The artist's decision on a marked day, on which Kitsu differs from what it confirmed. */
  async answerDifference(
    word: 'put-back' | 'keep-theirs',
    { taskId, day, had, has }: ShownDifference,
  ): Promise<void> {
    const done = await (await this.app.up()).ask({ do: word, taskId, day });
    this.note(`    ${word} ${taskId} ${day} had ${had} has ${has}: ${done.message}`);
    if (done.ok) this.meaning.answeredDifference(word, taskId, day, had, has);
  }

  /** Kitsu ends the app's session, as an administrator or a new key of the server does. */
  private async endSession(): Promise<void> {
    const token = this.stage.proxy.token();
    if (token === null) return;
    await this.app.settle();
    await this.stage.endSession(token);
  }

  async signIn(): Promise<void> {
    const { proxy: line, credentials } = this.stage;
    const { email, password } = credentials;
    const request = { do: 'sign-in', server: line.url, email, password } as const;
    try {
      const done = await (await this.app.up()).ask(request);
      this.note(`    ${done.ok ? 'signed in' : done.message}`);
    } catch (error) {
      ifKilled(error);
    }
  }

  look(): Promise<Looked> {
    return this.app.look();
  }

  async pass(milliseconds: number): Promise<void> {
    await this.app.pass(milliseconds);
  }

  /** Ends the app for good. */
  async close(): Promise<void> {
    await this.app.end();
  }
}
