import type { Shift } from '../../../electron/shared/schedule/moves.ts';
import { command, type Command } from '../../lib/commands/command.ts';
import { navigate } from '../../lib/state/navigation.svelte.ts';
import { isMoveKey, moveSelection } from '../../lib/ui/virtual/windowing.ts';
import type { ChartView } from './chart-view.svelte.ts';
import type { Schedule } from './schedule.svelte.ts';

/** The chart as its keys see it. */
export interface KeyHost {
  readonly schedule: Schedule;
  readonly view: ChartView;
  hasFocus(): boolean;
}

export function chartKeys(host: KeyHost): Command[] {
  const { schedule, view, hasFocus } = host;
  const row = () => schedule.rows[view.active];
  const own = (): readonly number[] => {
    const at = row();
    return at?.kind === 'task' ? [at.task] : (at?.group.tasks ?? []);
  };
  /** Arrows of a group that is not dragged open and close it. */
  const movesBars = (): boolean =>
    hasFocus() && (row()?.kind === 'task' || schedule.selected.size > 0 || schedule.drag !== null);

  function shift(what: Shift['what'], key: string, days: number): void {
    const by = (key === 'ArrowRight' ? 1 : -1) * days;
    const before = schedule.drag;
    const goesOn = before?.byKeys && before.shift.what === what;
    // Another end: what was moved is set first.
    if (before && !goesOn) void schedule.keep();
    const already = goesOn ? before.shift.by : 0;
    schedule.shift(schedule.chosen(own()), { what, by: already + by }, true);
  }

  function go(key: string): void {
    if (!isMoveKey(key)) return;
    schedule.anchor = null;
    void schedule.keep();
    view.goTo(moveSelection(key, view.active, schedule.rows.length, view.page), true);
  }

  function extend(key: string): void {
    if (!isMoveKey(key)) return;
    schedule.anchor ??= view.active;
    const { anchor } = schedule;
    const to = moveSelection(key, view.active, schedule.rows.length, view.page);
    const [from, until] = [Math.min(anchor, to), Math.max(anchor, to)];
    const tasks = schedule.rows
      .slice(from, until + 1)
      .flatMap((one) => (one.kind === 'task' ? [one.task] : one.isOpen ? [] : one.group.tasks));
    schedule.select(tasks, 'only');
    view.goTo(to, true);
  }

  function fold(key: string): void {
    const at = row();
    if (!at) return;
    if (at.kind === 'task') return view.goTo(at.parent ?? 0, true);
    if ((key === 'ArrowRight') === at.isOpen) {
      if (key === 'ArrowRight') view.goTo(view.active + 1, true);
      else if (at.parent !== null) view.goTo(at.parent, true);
    }
    if ((key === 'ArrowRight') !== at.isOpen) schedule.toggle(at.key);
  }

  function open(): void {
    const at = row();
    if (at?.kind === 'group') schedule.toggle(at.key);
    const id = at?.kind === 'task' ? schedule.facts.tasks[at.task]?.id : undefined;
    if (id !== undefined) navigate({ name: 'task', taskId: id });
  }

  const isDragged = (): boolean => schedule.drag !== null;
  return [
    command('schedule.cancel', { when: isDragged, run: () => schedule.cancel() }),
    command('schedule.go', { when: hasFocus, run: go }),
    command('schedule.extend', { when: hasFocus, run: extend }),
    command('schedule.pick', { when: hasFocus, run: () => schedule.select(own(), 'toggle') }),
    command('schedule.unpick', {
      when: () => hasFocus() && schedule.selected.size > 0,
      run: () => schedule.select([], 'only'),
    }),
    command('schedule.move', {
      when: hasFocus,
      run: (key) => (movesBars() ? shift('move', key, 1) : fold(key)),
    }),
    command('schedule.leap', {
      when: movesBars,
      run: (key) => shift('move', key, schedule.week.days),
    }),
    command('schedule.stretchDue', { when: movesBars, run: (key) => shift('due', key, 1) }),
    command('schedule.stretchStart', { when: movesBars, run: (key) => shift('start', key, 1) }),
    command('schedule.open', {
      when: hasFocus,
      run: () => (isDragged() ? void schedule.keep() : open()),
    }),
    command('schedule.zoomIn', { run: () => view.zoom(1) }),
    command('schedule.zoomOut', { run: () => view.zoom(-1) }),
    command('schedule.earlier', { run: () => view.pan(-0.5) }),
    command('schedule.later', { run: () => view.pan(0.5) }),
    command('schedule.today', { run: () => view.toDay(schedule.today) }),
  ];
}
