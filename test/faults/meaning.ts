import type { OutboxItem } from '../../electron/shared/outbox-item.ts';
import type { Looked } from './app/messages.ts';
import { laneOf } from './journal.ts';
import { LaneModel } from './lane-model.ts';
import { AtMostOnceModel, messageKey, messageOf, type MessageKind } from './at-most-once-model.ts';
import type { Fixture } from './fixture.ts';
import { StartModel } from './start-model.ts';
import type { RowStep } from './steps.ts';

/** What the artist intended and what others changed: the model that the app is compared with. */
export class Meaning {
  readonly lanes = new Map<string, LaneModel>();
  readonly starts = new Map<string, StartModel>();
  readonly sayings = new Map<string, AtMostOnceModel>();

  constructor(
    private readonly stage: Fixture,
    initial: ReadonlyMap<string, number>,
  ) {
    for (const taskId of stage.tasks) {
      this.starts.set(taskId, new StartModel(initial.get(taskId) ?? 0));
      for (const day of stage.days) {
        const lane = laneOf(taskId, day);
        this.lanes.set(lane, new LaneModel(initial.get(lane) ?? 0));
      }
    }
  }

  private lane(taskId: string, day: string): LaneModel {
    const lane = this.lanes.get(laneOf(taskId, day));
    if (!lane) throw new Error(`Nothing is played on ${taskId} on ${day}.`);
    return lane;
  }

  private start(taskId: string): StartModel {
    const start = this.starts.get(taskId);
    if (!start) throw new Error(`Nothing is played on ${taskId}.`);
    return start;
  }

  typed(taskId: string, day: string, minutes: number, seen: number, waits: boolean): void {
    this.lane(taskId, day).typed(minutes, seen, waits);
  }

  /** The app was killed during an edit: it was accepted or not, anything else is wrong. */
  perhapsTyped(
    taskId: string,
    day: string,
    minutes: number,
    before: Looked | null,
    after: Looked,
  ): string {
    const lane = this.lane(taskId, day);
    const rowOf = (looked: Looked | null): OutboxItem | null =>
      looked?.rows.find((row) => row.kind === 'time' && row.taskId === taskId && row.day === day) ??
      null;
    const shown = (looked: Looked | null): number =>
      looked?.times.find((time) => time.taskId === taskId && time.day === day)?.minutes ?? 0;
    const [was, is] = [rowOf(before), rowOf(after)];
    const found = was?.conflict?.kind === 'time' ? was.conflict.kitsuMinutes : null;
    const seen = found ?? (before ? kitsuOf(before) : 0);
    function kitsuOf(looked: Looked): number {
      const time = looked.times.find((one) => one.taskId === taskId && one.day === day);
      return time?.kitsuMinutes ?? 0;
    }
    if (shown(after) === minutes) {
      // Old and new number are equal: no visible difference.
      if (was?.minutes === minutes && was.state === is?.state) return 'the same as before';
      lane.typed(minutes, seen, is !== null || minutes !== seen);
      return 'taken';
    }
    if (shown(after) === shown(before)) return 'not taken';
    if (is === null && was === null) return 'not taken, and Kitsu moved meanwhile';
    if (is === null && was !== null) return 'not taken, and what waited was sent meanwhile';
    throw new Error(`Neither taken nor not: ${JSON.stringify(was)} became ${JSON.stringify(is)}.`);
  }

  wroteOnTheWeb(taskId: string, day: string, minutes: number, before: number): void {
    this.lane(taskId, day).wroteOnTheWeb(minutes, before);
  }

  answeredDifference(
    word: 'put-back' | 'keep-theirs',
    taskId: string,
    day: string,
    had: number,
    has: number,
  ): void {
    const lane = this.lane(taskId, day);
    if (word === 'put-back') lane.typed(had, has, true);
    else lane.discarded();
  }

  saying(kind: MessageKind, taskId: string, text: string): AtMostOnceModel {
    const name = messageKey(kind, taskId, text);
    const known = this.sayings.get(name) ?? new AtMostOnceModel();
    this.sayings.set(name, known);
    return known;
  }

  said(kind: MessageKind, taskId: string, text: string, statusId: string | null): void {
    this.saying(kind, taskId, text).claims += 1;
    // With that status a waiting start has nothing to do.
    if (statusId === this.stage.statuses.get('wip')) this.start(taskId).doneByOthers += 1;
  }

  /** The app was killed during a comment: it was accepted if it waits, or is in Kitsu. */
  perhapsSaid(
    kind: MessageKind,
    taskId: string,
    text: string,
    before: Looked | null,
    after: Looked,
    inKitsu: number,
  ): boolean {
    const known = new Set(before?.rows.map(({ id }) => id));
    const waits = after.rows.some(
      (row) =>
        messageOf(row) === kind && row.taskId === taskId && row.text === text && !known.has(row.id),
    );
    return waits || inKitsu > this.saying(kind, taskId, text).claims;
  }

  started(taskId: string): void {
    this.start(taskId).claims += 1;
  }

  perhapsStarted(taskId: string, before: Looked | null, after: Looked): boolean {
    const waits = (looked: Looked | null): boolean =>
      looked?.rows.some((row) => row.kind === 'start' && row.taskId === taskId) ?? false;
    const wip = this.stage.statuses.get('wip');
    const sent = this.stage.proxy.journal.statuses.filter(
      (one) => one.taskId === taskId && one.statusId === wip && one.text === '',
    ).length;
    const start = this.start(taskId);
    const taken = (!waits(before) && waits(after)) || sent > start.claims;
    if (taken) start.claims += 1;
    return taken;
  }

  /** A lead set the task to work in progress: a waiting start, or one made before that is seen, has nothing to do. */
  leadStarted(taskId: string): void {
    this.start(taskId).doneByOthers += 1;
  }

  settled(step: RowStep, row: OutboxItem): void {
    if (step.kind === 'retry') return;
    const gaveUp = step.kind === 'discard' || step.choice === 'theirs';
    if (row.kind === 'start') {
      if (gaveUp) this.start(row.taskId).withdrawn += 1;
      return;
    }
    if (row.kind === 'publish') {
      if (step.kind !== 'discard') return;
      // Discarded again it stays in Kitsu as it is: that it was given up is known already.
      if (row.does === 'Cancel publishing') return;
      this.saying('publish', row.taskId, row.text ?? '').withdrawn += 1;
      // With its comment the status that it set goes too: a start may find its own there.
      this.start(row.taskId).doneByOthers += 1;
      return;
    }
    const message = messageOf(row);
    if (message !== null) {
      // For a comment “theirs” drops the status; its text is still sent.
      const saying = this.saying(message, row.taskId, row.text ?? '');
      if (step.kind === 'discard') saying.withdrawn += 1;
      return;
    }
    const lane = this.lane(row.taskId, row.day ?? '');
    if (step.kind === 'discard') lane.discarded();
    else {
      const theirs = row.conflict?.kind === 'time' ? row.conflict.kitsuMinutes : 0;
      lane.resolved(step.choice, row.minutes ?? 0, theirs);
    }
  }

  /** Writes that were under way when another arrived: Kitsu keeps the last, and nobody could know. */
  crossings(): void {
    const { times } = this.stage.proxy.journal;
    for (const [name, lane] of this.lanes) {
      const writes = times.filter((one) => one.lane === name);
      const web = writes.filter(({ writer }) => writer === 'web').at(-1);
      const over = writes.some(
        ({ writer, left, at }) => web && writer === 'app' && left < web.at && web.at < at,
      );
      if (over) lane.crossed();
    }
  }
}
