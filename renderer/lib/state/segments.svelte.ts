import type { Answer, Args } from '../../../electron/shared/contract/index.ts';
import type { Day } from '../../../electron/shared/day.ts';
import type { DaySegments } from '../../../electron/shared/timer.ts';
import { failureText } from '../../../electron/shared/result.ts';
import { call, on } from '../api.ts';
import { coalesced } from './coalesced.ts';

type SegmentEdit =
  'segment.set' | 'segment.split' | 'segment.move' | 'segment.remove' | 'segment.add';

/** The segments of the day that is shown, as the main process last said them. */
class SegmentsState {
  view = $state.raw<DaySegments | null>(null);

  #day: Day | null = null;
  #read = coalesced(async () => {
    const asked = this.#day;
    if (asked === null) return;
    const answer = await call('day.segments', { day: asked });
    // If a day cannot be read now, the former data stays.
    if (asked === this.#day && answer.ok) this.view = answer.value;
  });

  /** Keeps a day up to date while it is shown; the returned function ends it. */
  watch(day: Day): () => void {
    this.#day = day;
    void this.#read();
    const stops = [on('timer', () => void this.#read()), on('time', () => void this.#read())];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Changes the day; its new data is read when the call returns, and the change can be undone by `undo`. */
  async edit<Name extends SegmentEdit>(
    name: Name,
    args: Args<Name>,
  ): Promise<{ undo: number } | { refused: string }> {
    const answer = await call<SegmentEdit>(name, args);
    await this.#read();
    if (answer.ok) return answer.value;
    return { refused: failureText(answer) };
  }

  /** Undoes the last edit of a day. */
  async undoLast(): Promise<Answer<'undo.last'>> {
    const answer = await call('undo.last', { room: 'day-editor' });
    await this.#read();
    return answer;
  }
}

export const segments = new SegmentsState();
