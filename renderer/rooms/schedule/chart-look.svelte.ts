import { spanOf } from '../../../electron/shared/schedule/moves.ts';
import { nextWorking, shiftWorking } from '../../../electron/shared/schedule/working-days.ts';
import { firstWeekday } from '../../../electron/shared/work-week.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { barColour, paletteNow, type BarColour } from './colours.ts';
import type { Picture } from './picture.ts';
import type { Schedule } from './schedule.svelte.ts';
import { fewPeople, isLate, shortName, typeName } from './schedule-text.ts';
import type { Scale } from './timeline.ts';

const GREY = '#808080';
/** Below this an estimate's end is not told from the bar's. */
const ESTIMATES_FROM_PX = 5;

/** How bars look by the schedule and the theme. */
export class ChartLook {
  palette = $state.raw(paletteNow());
  readonly #schedule: Schedule;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  readonly weekBegins = $derived(firstWeekday(app.settings.workingDays));
  readonly #types = $derived.by(() => this.#coloursOf(this.#schedule.facts.types));
  readonly #statuses = $derived.by(() => this.#coloursOf(this.#schedule.facts.statuses));
  readonly #none = $derived(barColour(GREY, this.palette));

  #coloursOf(items: readonly { color: string }[]): BarColour[] {
    return items.map(({ color }) => barColour(color, this.palette));
  }

  /** Follows the theme. */
  watch(): () => void {
    const seen = new MutationObserver(() => (this.palette = paletteNow()));
    seen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => seen.disconnect();
  }

  /** Everything that the canvas draws from. State is read once here, not for each of thousands of bars. */
  picture(at: Pick<Picture, 'width' | 'height' | 'top' | 'active'> & { scale: Scale }): Picture {
    const schedule = this.#schedule;
    const { facts, week, today, rows, grouping, selected, unsent, drag } = schedule;
    const { tasks, statuses } = facts;
    const daysOf = schedule.daysNow();
    const isByType = schedule.colourBy === 'type';
    const [colours, none] = [isByType ? this.#types : this.#statuses, this.#none];
    const conflicts = new Set(
      (drag?.conflicts ?? []).flatMap((one) =>
        one.kind === 'double' ? [one.task, one.other] : [one.task],
      ),
    );
    const dayLength = schedule.view?.dayLength ?? 480;
    const locks = schedule.view?.locks ?? {};
    return {
      ...at,
      ...{ rows, facts, week, today, daysOf, palette: this.palette, weekBegins: this.weekBegins },
      isPersons: grouping === 'person',
      ghostOf: schedule.ghostNow(),
      colourOf(task) {
        const one = tasks[task];
        return colours[(isByType ? one?.type : one?.status) ?? -1] ?? none;
      },
      lookOf(task) {
        const one = tasks[task];
        const id = one?.id ?? '';
        const shown = one ? { ...one, ...daysOf(task) } : null;
        return {
          isDone: statuses[one?.status ?? -1]?.isDone ?? false,
          isLate: shown !== null && isLate(facts, shown, today),
          isSelected: selected.has(id),
          isDragged: drag?.days.has(task) ?? false,
          hasConflict: conflicts.has(task),
          isUnsent: unsent.has(id),
          isLocked: locks[facts.types[one?.type ?? -1]?.id ?? ''] !== undefined,
        };
      },
      estimateEnd(task) {
        const one = tasks[task];
        const span = one && at.scale.px >= ESTIMATES_FROM_PX ? spanOf(daysOf(task)) : null;
        if (!one || !span || one.estimation === 0 || statuses[one.status]?.isDone) return null;
        const length = one.estimation / Math.max(1, one.people.length) / dayLength;
        const whole = Math.ceil(length) - 1;
        return shiftWorking(nextWorking(span.first, week), whole, week) + (length - whole);
      },
      wordsOf(task, row) {
        const one = tasks[task];
        if (!one) return '';
        if (row.kind === 'task')
          return grouping === 'person' ? (statuses[one.status]?.name ?? '') : fewPeople(facts, one);
        return grouping === 'entity' && row.level === 2
          ? typeName(facts, one)
          : shortName(facts, one);
      },
    };
  }
}
