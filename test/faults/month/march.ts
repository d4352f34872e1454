import type { Segment } from '../../../electron/shared/timer.ts';
import type { Artist } from './artist.ts';
import { check, checkKitsu } from './judge.ts';
import { instantOf } from './ledger.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const march = (date: number): string => `2025-03-${String(date).padStart(2, '0')}`;

/** When the artist of the month first opens the app: a Monday. */
export const BEGIN = instantOf(march(3), '08:55');

/** An artist's month with the clock change in Europe: four tasks, each by its index. */
export async function playMarch(artist: Artist): Promise<void> {
  const [a = '', b = '', c = '', d = ''] = artist.place.tasks;
  let date = 3;
  const at = async (time: string): Promise<void> => {
    await artist.work(instantOf(march(date), time) - artist.now);
  };
  const startAt = async (time: string, task: string): Promise<void> => {
    await at(time);
    await artist.start(task);
  };
  const stopAt = async (time: string): Promise<void> => {
    await at(time);
    await artist.stop();
    await check(artist);
  };
  const lunch = async (from: string, answer: 'keep' | 'drop' | 'give' | 'split'): Promise<void> => {
    await at(from);
    await artist.leave('lock', HOUR);
    await artist.answer(answer, d);
  };
  /** The app is quit for the night, or the computer sleeps. */
  const night = async (until: number, how: 'quit' | 'sleep' | 'untold' = 'quit'): Promise<void> => {
    date = until;
    const ms = instantOf(march(date), '08:50') - artist.now;
    if (how === 'quit') await artist.crash(ms, true);
    else await artist.sleep(ms, how === 'sleep', false);
    await check(artist);
  };
  const segment = async (task: string, nth: number): Promise<Segment & { end: number }> => {
    const over = (await artist.over(march(date))).filter(({ taskId }) => taskId === task);
    const one = over.at(nth);
    if (!one) throw new Error(`There is no part ${nth} of ${task} on ${date} March.`);
    return one;
  };
  const { ledger } = artist;

  // Monday 3: lunch behind a locked screen.
  await startAt('09:00', a);
  await startAt('10:37', b);
  await lunch('12:00', 'drop');
  await startAt('15:30', a);
  await stopAt('17:45');
  await artist.sync();

  // Tuesday 4: a coffee break, a meeting, and a typed number.
  await night(4);
  await startAt('09:05', a);
  await at('11:00');
  await artist.leave('idle', 25 * MINUTE, 5 * MINUTE);
  await artist.answer('keep', d);
  await stopAt('12:15');
  await startAt('13:00', c);
  await at('14:00');
  await artist.leave('lock', 20_000);
  await at('16:00');
  await artist.sleep(40 * MINUTE, true, false);
  await artist.answer('give', d);
  await stopAt('18:10');
  await artist.type(b, march(4), 45);
  await artist.sync();

  // Wednesday 5: killed and restarted at once; in the evening the stop is forgotten.
  await night(5, 'sleep');
  await startAt('09:00', a);
  await at('10:13');
  await artist.work(7_300);
  await artist.crash(90_000);
  await check(artist);
  await stopAt('12:30');
  await startAt('13:10', b);
  await at('18:20');
  date = 6;
  await artist.leave('idle', instantOf(march(6), '09:00') - artist.now, 5 * MINUTE);
  await check(artist);
  await artist.answer('drop', d);

  // Thursday 6: the wrong task, undone; the day corrected by hand.
  await startAt('09:02', c);
  await startAt('10:30', b);
  await artist.work(5_000);
  await artist.undo();
  await stopAt('12:00');
  await startAt('13:00', a);
  await stopAt('17:00');
  const long = await segment(a, 0);
  const middle = long.start + 2 * HOUR;
  await artist.edit('split', { id: long.id, at: middle }, () => undefined);
  const late = await segment(a, 1);
  await artist.edit('move', { id: late.id, taskId: d }, () => {
    ledger.take(a, middle, long.end);
    ledger.add(d, middle, long.end);
  });
  const noon = instantOf(march(6), '12:00');
  const fill = { taskId: b, start: noon, end: noon + 30 * MINUTE };
  await artist.edit('add', fill, () => ledger.add(b, fill.start, fill.end));
  const first = await segment(c, 0);
  await artist.edit('set', { id: first.id, start: first.start, end: first.end - 10 * MINUTE }, () =>
    ledger.take(c, first.end - 10 * MINUTE, first.end),
  );
  await check(artist);
  await artist.sync();

  // Friday 7: an unreported sleep, and home with the timer running.
  await night(7, 'untold');
  await startAt('09:00', a);
  await at('13:00');
  await artist.sleep(45 * MINUTE, false, true);
  await artist.answer('split', d);
  await at('17:30');
  await artist.sync();

  // The week from Monday 10: no connection to Kitsu.
  for (const [index, task] of [b, c, d, a, b].entries()) {
    await night(10 + index);
    await startAt('09:01', task);
    await lunch(
      index === 2 ? '12:40' : '12:05',
      (['drop', 'keep', 'drop', 'split', 'give'] as const)[index] ?? 'drop',
    );
    await startAt('14:20', index === 3 ? c : a);
    await at('16:00');
    await artist.leave('idle', 3 * MINUTE, 2 * MINUTE);
    await stopAt(`17:${30 + 3 * index}`);
    await artist.type(task, march(date), 15 * (index + 1));
    if (index === 4) {
      const mistake = await segment(a, 0);
      await artist.edit('remove', { id: mistake.id }, () =>
        ledger.take(a, mistake.start, mistake.end),
      );
    }
    await check(artist);
  }

  // Monday 17: everything is sent at once. From here on the studio rounds up to quarters of an hour.
  await night(17);
  await artist.sync();
  await checkKitsu(artist);
  await artist.setRounding({ step: 15, way: 'up' });
  await startAt('09:10', c);
  await lunch('12:00', 'drop');
  await stopAt('16:21');
  await artist.sync();

  // Tuesday 18: killed over a coffee. Wednesday 19: a delivery, until after midnight.
  await night(18, 'sleep');
  await startAt('09:00', d);
  await at('11:11');
  await artist.work(3_900);
  await artist.crash(40 * MINUTE);
  await check(artist);
  await artist.answer('keep', d);
  await stopAt('17:05');
  await night(19);
  await startAt('14:00', b);
  await lunch('19:00', 'drop');
  date = 20;
  await stopAt('00:40');
  await check(artist);
  await night(20, 'sleep');
  await startAt('11:00', b);
  await stopAt('15:15');
  await artist.sync();

  // The last week: every day another task in the morning and in the afternoon.
  for (const [index, task] of [a, b, c, d, a].entries()) {
    await night(24 + index, index % 2 === 0 ? 'quit' : 'sleep');
    await startAt('08:57', task);
    await lunch('12:10', index === 3 ? 'keep' : 'drop');
    await startAt('13:55', artist.place.tasks[(index + 1) % 4] ?? b);
    await stopAt(`17:${10 + 7 * index}`);
    if (index === 2) await artist.type(a, march(date), 20);
    await artist.sync();
  }

  // The night of Saturday 29: an hour is skipped.
  await night(29, 'sleep');
  await startAt('23:30', c);
  date = 30;
  await stopAt('03:40');
  await night(31);
  await startAt('09:00', d);
  await stopAt('12:00');
  await artist.sync();
  await check(artist);
}
