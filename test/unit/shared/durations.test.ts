import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { cliCommands } from '../../../electron/external/cli-commands.ts';
import { interpretQuickLine } from '../../../electron/quick-log/interpret.ts';
import { createTaskIndexCache } from '../../../electron/quick-log/task-index-cache.ts';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { parseDeepLink } from '../../../electron/shared/deep-link.ts';
import { parseMinutes } from '../../../electron/shared/minutes.ts';
import type { OutboxItem } from '../../../electron/shared/outbox-item.ts';
import { failureText, success } from '../../../electron/shared/result.ts';
import type { SheetWeek } from '../../../electron/shared/sheet.ts';
import { NO_TIMER } from '../../../electron/shared/timer.ts';
import { setDay } from '../../../electron/time/day/commands.ts';
import { taskDayMinutes } from '../../../electron/time/day/task-days.ts';
import { today, TodayState } from '../../../renderer/lib/state/today.svelte.ts';
import { typedAdditions } from '../../../renderer/rooms/evening/evening-text.ts';
import { Outbox } from '../../../renderer/rooms/outbox/outbox.svelte.ts';
import { whatEnterDoes } from '../../../renderer/rooms/quick-log/quick-text.ts';
import { SettingsRoom } from '../../../renderer/rooms/settings/settings-room.svelte.ts';
import { readCells } from '../../../renderer/rooms/timesheet/cells-text.ts';
import { Sheet } from '../../../renderer/rooms/timesheet/sheet.svelte.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { DAY_LENGTH, DURATIONS, type DurationCase } from '../../fixtures/durations.ts';

/** What an input makes of a text: the minutes that it sends on, or what it says instead of that. */
type Taken = { minutes: number } | { says: string };

const DAY = '2026-11-20';
const NOON = { today: DAY, at: `${DAY}T12:00:00.000Z` };
const studio = aStudio({ rules: { hoursByDay: DAY_LENGTH / 60 } });

const cell = { day: DAY, minutes: 7, mark: 'none' as const, note: null };
const week = {
  days: [{ day: DAY }],
  rows: [{ taskId: 'a', title: 'A', cells: [cell] }],
} as unknown as SheetWeek;

/** What was asked of the main process, by the operation's name. */
const asked: [string, unknown][] = [];
const bridge = {
  call: new Proxy(
    {},
    {
      get: (_, name: string) => async (args: unknown) => {
        asked.push([name, args]);
        const done = { refused: [], undo: null, week, day: null };
        return JSON.stringify(success(name === 'outbox.list' ? [] : done));
      },
    },
  ),
  on: () => () => undefined,
};
const sent = (operation: string): unknown => asked.find(([name]) => name === operation)?.[1];

const list = {
  ...{ tasks: [], readAt: DAY, partial: null, skipped: 0, cursor: null },
  dayLength: DAY_LENGTH,
};

async function timeBox(text: string): Promise<Taken> {
  const state = new TodayState();
  state.todo = list;
  state.drafts.type('a', DAY, text);
  const draft = state.drafts.get('a', DAY);
  const done = draft && (await state.commit(draft));
  if (done) return sent('time.setDay') as Taken;
  return { says: state.drafts.get('a', DAY)?.error ?? '' };
}

async function gridCell(text: string): Promise<Taken> {
  const sheet = new Sheet(DAY);
  sheet.week = week;
  sheet.drafts.type('a', DAY, text);
  if (!sheet.commit({ taskId: 'a', day: DAY }))
    return { says: sheet.drafts.get('a', DAY)?.error ?? '' };
  await vi.waitFor(() => expect(sent('sheet.set')).toBeDefined(), { timeout: 10_000 });
  const { totals } = sent('sheet.set') as { totals: { minutes: number }[] };
  return totals[0] ?? { says: '' };
}

function paste(text: string): Taken {
  const read = readCells(text, DAY_LENGTH);
  return read.ok ? { minutes: read.value[0]?.[0] ?? 0 } : { says: failureText(read) };
}

async function waitingTime(text: string): Promise<Taken> {
  const outbox = new Outbox();
  const row = { id: 1, text: null, minutes: 7 } as OutboxItem;
  outbox.begin(row, 'edit');
  outbox.doing = { ...{ id: 1, what: 'edit', error: null }, text };
  await outbox.saveEdit(row);
  return (sent('outbox.edit') as Taken | undefined) ?? { says: outbox.doing?.error ?? '' };
}

function eveningCard(text: string): Taken {
  const read = typedAdditions([{ taskId: 'a', day: DAY, text }], DAY_LENGTH);
  return read.ok ? { minutes: read.value[0]?.minutes ?? 0 } : { says: failureText(read) };
}

async function hoursADay(text: string): Promise<Taken> {
  const says = new SettingsRoom().saveHoursADay(text);
  if (says !== null) return { says };
  await vi.waitFor(() => expect(sent('settings.save')).toBeDefined(), { timeout: 10_000 });
  const { hoursADay: minutes } = sent('settings.save') as { hoursADay: number };
  return { minutes };
}

let folder: string;
let replica: Replica;
const tasks = createTaskIndexCache();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-durations-'));
  replica = openReplica(folder, new Date(`${DAY}T12:00:00.000Z`));
  const task = aTask({ id: 'a', sequenceName: 'SQ010', entityName: 'SH0300' });
  replica.tasks.replaceList('todo', [task], replica.tasks.ask());
});
afterAll(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

function quickLine(line: string): Taken {
  const index = tasks.of(replica, studio);
  const reading = interpretQuickLine({ replica, studio, today: DAY, index, timer: NO_TIMER }, line);
  const wanted = whatEnterDoes(reading, reading.candidates[0] ?? null);
  if (!wanted.ok) return { says: failureText(wanted) };
  return wanted.shown.kind === 'log' ? wanted.shown : { says: wanted.shown.kind };
}

function command(line: string): Taken {
  const workspace = { replica, sync: { studio: () => studio }, timer: { view: () => NO_TIMER } };
  const answer = cliCommands({
    companion: { workspace: () => workspace } as never,
    tasks,
    moment: () => NOON,
    quickLog: () => undefined,
  })({ verb: 'log', line });
  const minutes = taskDayMinutes(replica, 'a', DAY);
  if (!answer.ok) expect(minutes, 'nothing is logged by what is not done').toBe(0);
  return answer.ok ? { minutes } : { says: answer.message };
}

function link(text: string): Taken {
  const task = '1c1b2a4e-0f6e-4b0e-9a0e-0123456789ab';
  const read = parseDeepLink(`kitsu-companion://log?task=${task}&minutes=${text}`);
  return read?.kind === 'log' ? read : { says: '' };
}

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('document', { visibilityState: 'visible', querySelector: () => null });
  vi.stubGlobal('window', Object.assign(new EventTarget(), { companion: bridge }));
  today.todo = list;
});
afterEach(() => {
  vi.unstubAllGlobals();
  setDay(replica, studio, { taskId: 'a', day: DAY, minutes: 0 }, NOON);
});

const BOXES: readonly [string, (text: string) => Taken | Promise<Taken>][] = [
  [
    'a text alone',
    (text) => {
      const read = parseMinutes(text, DAY_LENGTH);
      return read.ok ? { minutes: read.value } : { says: failureText(read) };
    },
  ],
  ['a time box', timeBox],
  ['a cell of the sheet', gridCell],
  ['a pasted cell', paste],
  ['a waiting time', waitingTime],
  ['the evening’s card', eveningCard],
];
const LINES: readonly [string, (text: string) => Taken][] = [
  ['the quick log', (text) => quickLine(`${text} sh0300 animation`)],
  ['the quick log, after the name', (text) => quickLine(`sh0300 animation ${text}`)],
  ['the command', (text) => command(`${text} sh0300 animation`)],
];

function expectTaken(taken: Taken, is: DurationCase['is']): void {
  if ('minutes' in is) expect(taken).toHaveProperty('minutes', is.minutes);
  else expect(taken).not.toHaveProperty('minutes');
  if ('asks' in is) expect(taken).toHaveProperty('says', expect.stringContaining(is.asks));
}

describe.each(BOXES)('%s', (_name, take) => {
  it.each(DURATIONS)('takes $text for what it is', async ({ text, is }) =>
    expectTaken(await take(text), is),
  );
});

// A setting says itself what a day is, so its own day is the usual one.
it.each(DURATIONS.filter(({ text }) => !/[djt]/i.test(text)))(
  'the hours of a day take $text for what it is',
  async ({ text, is }) => expectTaken(await hoursADay(text), is),
);

describe.each(LINES)('%s', (_name, take) => {
  it.each(DURATIONS)('takes $text for what it is', ({ text, is, inLine }) =>
    expectTaken(take(text), inLine ?? is),
  );
});

describe('a link, which says minutes', () => {
  const isCount = (text: string): boolean => /^[1-9]\d*$/.test(text);
  it.each(DURATIONS)('takes $text for minutes or for nothing', ({ text }) =>
    expectTaken(link(text), isCount(text) ? { minutes: Number(text) } : { refused: true }),
  );
});

describe('a number alone at the command', () => {
  it.each([
    ['15', 'Is “15” hours or minutes? Type 15h or 15m.'],
    ['45', 'How long? If “45” are minutes, type 45m.'],
    ['2', 'Which task? Give a part of its name.'],
  ])('log %s', (line, says) => expect(command(line)).toEqual({ says }));
});
