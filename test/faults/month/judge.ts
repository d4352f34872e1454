import { isDeepStrictEqual } from 'node:util';
import type { DaySegments, Segment, TimerView } from '../../../electron/shared/timer.ts';
import type { Artist } from './artist.ts';
import { LOOK_MS, rounded } from './ledger.ts';

/** What must hold after every action. */
export async function check(artist: Artist): Promise<void> {
  const wrong = (what: string): never => {
    throw new Error(
      `${what}\n${JSON.stringify(artist.ledger.spans)}\nrunning ${JSON.stringify(artist.running)}`,
    );
  };
  const { running } = await artist.must<TimerView>('timer.view');
  if ((running?.taskId ?? null) !== (artist.running?.task ?? null))
    wrong(`The app times ${running?.taskId}, the artist works on ${artist.running?.task}.`);
  const days = await Promise.all(
    artist.lookedAt().map(async (day) => {
      const { segments, sources } = await artist.must<DaySegments>('day.segments', { day });
      return { day, segments, lanes: sources };
    }),
  );
  const known = days.flatMap(({ segments }) => segments);
  const runningOne = known.find(({ end }) => end === null);
  // What is shown as since when it runs is since before midnight, or an edit, cut it.
  const ran = artist.now - (running?.since ?? 0);
  const ended = (one: Segment): Segment & { end: number } => ({
    ...one,
    end: one.end ?? one.start + Math.max(0, ran - (one.start - sinceWhen(one, known))),
  });
  for (const { day, segments, lanes } of days) {
    for (const { taskId, minutes } of lanes) {
      const mine = segments.filter((one) => one.taskId === taskId);
      const timed = lengthOf(mine.filter(({ end }) => end !== null).map(ended));
      const running = lengthOf(mine.filter(({ end }) => end === null).map(ended));
      const { typed, rounding } = artist.ledger.lane(taskId, day);
      // The running segment is counted up to the last tick, rounded as it will be.
      const ways = running > 0 ? [rounding, artist.ledger.rounding] : [rounding];
      const from = timed + Math.max(0, running - LOOK_MS);
      const could = ways.map((way) => [rounded(from, way), rounded(timed + running, way)] as const);
      if (!could.some(([low, high]) => minutes >= low + typed && minutes <= high + typed))
        wrong(
          `${taskId} ${day}: ${minutes} min shown, ${timed} ms timed, ${running} ms running, ${typed} typed.`,
        );
    }
  }
  const all = known.map(ended);
  all.sort((a, b) => a.start - b.start);
  const run = all.findIndex(({ id }) => id === runningOne?.id);
  for (const [index, one] of all.entries()) {
    if (one.end < one.start) wrong(`Negative: ${JSON.stringify(one)}`);
    const next = all[index + 1];
    // The running segment skips what lies ahead of it at the next tick.
    const ahead = index === run ? LOOK_MS : 0;
    if (next && next.start < one.end - ahead) wrong(`Overlap: ${JSON.stringify([one, next])}`);
  }
  compare(artist, all, wrong);
}

/** Where the unbroken run of a segment's task begins. */
function sinceWhen(one: Segment, known: readonly Segment[]): number {
  let first = one.start;
  for (;;) {
    const before = known.find(
      ({ taskId, start, end }) => taskId === one.taskId && end === first && start < first,
    );
    if (!before) return first;
    first = before.start;
  }
}

const lengthOf = (segments: readonly { start: number; end: number }[]): number =>
  segments.reduce((sum, { start, end }) => sum + end - start, 0);

/** Compares the app's segments with the real work. */
function compare(
  artist: Artist,
  all: readonly (Segment & { end: number })[],
  wrong: (what: string) => never,
): void {
  const { ledger, running } = artist;
  const spans = [
    ...ledger.spans,
    ...(running ? [{ task: running.task, from: running.since, to: artist.now }] : []),
  ];
  for (const task of artist.place.tasks) {
    const slack = ledger.lostLooks(task) * LOOK_MS;
    const timeless = ledger.edited.get(task) ?? 0;
    const really = spans
      .filter((one) => one.task === task)
      .reduce((sum, { from, to }) => sum + to - from, timeless);
    const timed = all
      .filter((one) => one.taskId === task)
      .reduce((sum, { start, end }) => sum + end - start, 0);
    if (Math.abs(really - timed) > slack) wrong(`${task}: ${timed} ms timed, ${really} ms worked.`);
  }
  for (const { taskId, start, end } of artist.clockIsOff ? [] : all) {
    const inside = spans
      .filter((one) => one.task === taskId)
      .reduce(
        (sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)),
        0,
      );
    if (end - start - inside > LOOK_MS)
      wrong(`Nobody worked then: ${JSON.stringify([taskId, start, end])}`);
  }
}

/** Compares Kitsu's own API with the app's segments, the typed values and the ledger, for each task day. */
export async function checkKitsu(artist: Artist): Promise<{ lanes: number; minutes: number }> {
  const days = [
    ...new Set([...artist.lookedAt(), ...[...artist.ledger.lanes.values()].map(({ day }) => day)]),
  ].sort();
  const range = `start_date=${days[0]}&end_date=${days.at(-1)}`;
  type Row = { task_id: string; date: string; duration: number };
  const rows = await artist.place.kitsu.get<Row[]>(`/data/user/time-spents?${range}`);
  const inKitsu = new Map<string, number>();
  for (const { task_id, date, duration } of rows) {
    const key = `${task_id} ${date.slice(0, 10)}`;
    if (artist.place.tasks.includes(task_id)) inKitsu.set(key, (inKitsu.get(key) ?? 0) + duration);
  }
  const fromSegments = new Map<string, number>();
  const fromLedger = new Map<string, number>();
  for (const day of days) {
    const over = await artist.over(day);
    for (const task of artist.place.tasks) {
      const { typed, rounding } = artist.ledger.lane(task, day);
      const ms = over
        .filter((one) => one.taskId === task)
        .reduce((sum, { start, end }) => sum + end - start, 0);
      const minutes = rounded(ms, rounding) + typed;
      if (minutes > 0) fromSegments.set(`${task} ${day}`, minutes);
      // If a tick was lost the ledger may be a minute ahead: the segments were already compared with it.
      const exact = !artist.clockIsOff && !artist.ledger.looksLost.has(`${task} ${day}`);
      const meant = exact ? rounded(artist.ledger.worked(task, day), rounding) + typed : minutes;
      if (meant > 0) fromLedger.set(`${task} ${day}`, meant);
    }
  }
  const sorted = (map: Map<string, number>) => [...map].sort();
  for (const expected of [fromSegments, fromLedger])
    if (!isDeepStrictEqual(sorted(inKitsu), sorted(expected)))
      throw new Error(
        `Kitsu holds ${JSON.stringify(sorted(inKitsu))}, not ${JSON.stringify(sorted(expected))}`,
      );
  return { lanes: inKitsu.size, minutes: [...inKitsu.values()].reduce((a, b) => a + b, 0) };
}
