import { expect, it } from 'vitest';
import type { Gap } from '../../../electron/shared/timer.ts';
import { idleGapText, idleGapTimerText } from '../../../electron/shared/idle-gap-text.ts';
import { createIdleNotice } from '../../../electron/windows/idle-notice.ts';

const at = (time: string): number => new Date(`2026-03-10T${time}`).getTime();
const gap = (id: string, from = at('12:04'), to = at('13:01')): Gap => ({
  ...{ id, taskId: 'a', title: 'SH030 · Animation', from, to },
  ...{ cause: 'idle', goesOn: true },
});

it('says when nobody was there, of what, and how the timer stands', () => {
  expect(idleGapText(gap('1'))).toBe('You were away from 12:04 to 13:01 (57 min).');
  expect(idleGapText({ ...gap('1', at('18:00'), at('23:00')), cause: 'sleep' })).toBe(
    'The computer slept from 18:00 to 23:00 (5 h).',
  );
  expect(idleGapText(gap('1', at('23:30'), at('24:00') + 8 * 3_600_000))).toBe(
    'You were away from Tue 10 Mar, 23:30, to Wed 11 Mar, 08:00 (8 h 30).',
  );
  expect(idleGapTimerText(gap('1'))).toBe(
    'SH030 · Animation was running. The timer resumed at 13:01.',
  );
  expect(idleGapTimerText({ ...gap('1'), goesOn: false })).toBe(
    'SH030 · Animation was running. The timer is stopped.',
  );
});

it('tells of each gap once, where no window asks, and takes it away when all is answered', () => {
  let gaps: Gap[] = [];
  let isWindowThere = false;
  const told: string[] = [];
  let opened = 0;
  let click = (): void => undefined;
  const look = createIdleNotice({
    gaps: () => gaps,
    isWindowVisible: () => isWindowThere,
    notify({ title, onclick }) {
      told.push(title);
      click = onclick;
      return () => void told.push('away');
    },
    open: () => (opened += 1),
  });
  look();
  gaps = [gap('1')];
  look();
  look();
  expect(told).toEqual(['You were away from 12:04 to 13:01 (57 min).']);
  click();
  expect(opened).toBe(1);
  gaps = [];
  look();
  expect(told.slice(1)).toEqual(['away']);
  isWindowThere = true;
  gaps = [gap('2')];
  look();
  isWindowThere = false;
  look();
  expect(told).toHaveLength(2);
});
