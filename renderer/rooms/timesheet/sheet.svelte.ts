import { SvelteMap } from 'svelte/reactivity';
import { longDay, shiftDay, weekOf, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes, parseMinutes, type Minutes } from '../../../electron/shared/minutes.ts';
import { failureText, type Failure } from '../../../electron/shared/result.ts';
import type { Refused, SheetWeek } from '../../../electron/shared/sheet.ts';
import type { Undoable } from '../../../electron/shared/undo.ts';
import { call, on } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { Drafts } from '../../lib/state/drafts.svelte.ts';
import { minutesAt, cellKeyAt, positionOf, type CellKey, type CellPosition } from './cells.ts';
import { today } from '../../lib/state/today.svelte.ts';
import { notifyDone } from '../../lib/state/undo.ts';

/** A total that the artist wants, and what the cell showed before. */
interface Change extends CellKey {
  before: Minutes;
  after: Minutes;
}

/** How many totals were written, the minutes that are gone with them, and the undo of them all. */
export type Written = { count: number; taken: Minutes } & Undoable;

const NOTHING: Written = { count: 0, taken: 0, undo: null };

const say = ({ message, action }: Failure): void => app.notify({ message, action, tone: 'bad' });

/**
 * One week of the timesheet as the main process last returned it. A number is shown as logged only when
 * it is on disk; a refused one stays in its cell as a draft with the reason.
 */
export class Sheet {
  week = $state.raw<SheetWeek | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly drafts = new Drafts();

  #day: Day;
  /** Titles of tasks whose row may no longer be shown. */
  #titles = new SvelteMap<string, string>();
  #read = coalesced(async () => {
    const asked = this.#day;
    const answer = await call('sheet.week', { day: asked });
    if (asked !== this.#day) return;
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.#take(answer.value);
  });

  /** The refused drafts, as messages. */
  readonly refusals: { place: CellKey; words: string }[] = $derived(
    this.drafts.refused().map(({ taskId, day, text, error }) => ({
      place: { taskId, day },
      words: `${this.#titles.get(taskId) ?? 'A task'}, ${longDay(day)}, “${text}”: ${error}`,
    })),
  );

  constructor(day: Day) {
    this.#day = day;
  }

  /** Keeps the week up to date while it is shown; the returned function ends that. */
  watch(): () => void {
    void this.#read();
    const stops = [on('time', () => void this.#read()), on('todo', () => void this.#read())];
    return () => stops.forEach((stop) => stop());
  }

  async goTo(day: Day): Promise<void> {
    this.#day = day;
    await this.#read();
  }

  goBy = (weeks: number): Promise<void> => this.goTo(shiftDay(this.#day, 7 * weeks));

  /** Parses a cell's draft and logs it. False: it is no duration and stays there. */
  commit(place: CellKey): boolean {
    const draft = this.drafts.get(place.taskId, place.day);
    if (!draft || draft.sending) return true;
    const parsed = parseMinutes(draft.text, today.todo?.dayLength);
    if (!parsed.ok) {
      this.drafts.refuse(draft, failureText(parsed));
      return false;
    }
    void this.#log(place, parsed.value);
    return true;
  }

  /** Logs a cell; what that takes away can be put back at once. */
  async #log(place: CellKey, minutes: Minutes): Promise<void> {
    const { taken, undo } = await this.set([{ place, minutes }]);
    if (taken === 0) return;
    const title = this.#titles.get(place.taskId) ?? 'a task';
    notifyDone(`${formatMinutes(taken)} taken away: ${title}`, undo, taken);
  }

  /** Logs totals, except those that change nothing. */
  async set(wanted: readonly { place: CellKey; minutes: Minutes }[]): Promise<Written> {
    const { week } = this;
    if (!week) return NOTHING;
    const changes = wanted.flatMap(({ place, minutes }): Change[] => {
      const spot = positionOf(week, place);
      if (!spot) return [];
      const before = minutesAt(week, spot);
      if (before !== minutes) return [{ ...place, before, after: minutes }];
      this.drafts.drop(place.taskId, place.day);
      return [];
    });
    if (changes.length === 0) return NOTHING;
    for (const { taskId, day, after } of changes) {
      const text = this.drafts.get(taskId, day)?.text ?? formatMinutes(after);
      this.drafts.send({ taskId, day, text, error: null, sending: false });
    }
    const sent = changes.map(({ taskId, day }) => this.drafts.get(taskId, day));
    const { refused, undo } = await this.#write(
      changes.map(({ taskId, day, after }) => ({ taskId, day, minutes: after })),
    );
    const refusalOf = (change: Change): Failure | undefined =>
      refused.find(({ taskId, day }) => taskId === change.taskId && day === change.day)?.refusal;
    changes.forEach((change, index) => {
      const draft = sent[index];
      const refusal = refusalOf(change);
      if (draft && refusal) this.drafts.refuse(draft, failureText(refusal));
      else if (draft) this.drafts.removeIfUnchanged(draft);
    });
    const written = changes.filter((change) => refusalOf(change) === undefined);
    const lessOf = ({ before, after }: Change): Minutes => Math.max(0, Math.round(before) - after);
    const taken = written.reduce((sum, change) => sum + lessOf(change), 0);
    return { count: written.length, taken, undo };
  }

  async copyLastWeek(): Promise<void> {
    const day = this.#day;
    const answer = await call('sheet.copyLastWeek', { day });
    if (!answer.ok) return say(answer);
    this.#take(answer.value.week);
    const { added, undo } = answer.value;
    const rows = added.length === 1 ? '1 task' : `${added.length} tasks`;
    notifyDone(`${rows} of last week added`, undo);
  }

  async addRow(taskId: string, day: Day = this.#day): Promise<void> {
    const answer = await call('sheet.addRow', { day, taskId });
    if (!answer.ok) say(answer);
    else this.#takeIfShown(day, answer.value);
  }

  /** Removes the row of a cell, if it has no time, and offers to undo that. */
  async removeRow({ taskId, day }: CellKey): Promise<void> {
    const title = this.#titles.get(taskId) ?? 'The task';
    const answer = await call('sheet.removeRows', { day, taskIds: [taskId] });
    if (!answer.ok) return say(answer);
    this.#takeIfShown(day, answer.value);
    notifyDone(`${title} left the sheet`, answer.value.undo);
  }

  /** Returns the refused ones; if the call fails, each cell gets the failure. */
  async #write(
    totals: { taskId: string; day: Day; minutes: Minutes }[],
  ): Promise<{ refused: Refused[] } & Undoable> {
    const day = this.#day;
    const answer = await call('sheet.set', { day, totals });
    if (!answer.ok) {
      const refused = totals.map(({ taskId, day }) => ({ taskId, day, refusal: answer }));
      return { refused, undo: null };
    }
    if (day === this.#day) this.#take(answer.value.week);
    return answer.value;
  }

  #takeIfShown(day: Day, week: SheetWeek): void {
    if (weekOf(day)[0] === weekOf(this.#day)[0]) this.#take(week);
  }

  #take(week: SheetWeek): void {
    this.week = week;
    for (const { taskId, title } of week.rows) this.#titles.set(taskId, title);
  }

  /** The cell at a position, within the shown week. */
  at = (spot: CellPosition): CellKey | null => this.week && cellKeyAt(this.week, spot);
}
