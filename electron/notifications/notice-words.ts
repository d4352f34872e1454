import { changeText } from '../shared/change-text.ts';
import type { Day } from '../shared/day.ts';
import { countsText, whoText } from '../shared/notification-text.ts';
import { labelOf } from '../shared/plain-text.ts';
import type { Tellable } from './tellable.ts';

export interface NoticeWords {
  title: string;
  body: string;
}

/** How a notice is worded. */
export interface NoticeStyle {
  today: Day;
  /** The comment of this entry comes with a drawing. */
  isDrawn(one: Tellable): boolean;
}

/** So many tasks are named; more are counted. */
const MOST_NAMED = 3;
const LONGEST_TEXT = 160;

const changesText = ({ length }: readonly Tellable[]): string =>
  length === 1 ? '1 change' : `${length} changes`;

/** The same with neither names nor texts, for a screen that others see. */
export const unnamedWords = (some: readonly Tellable[]): NoticeWords => ({
  title: 'Kitsu Companion',
  body: `${changesText(some)} in Kitsu`,
});

/** One notice for all of these, however many; there is at least one. */
export function noticeWords(some: readonly Tellable[], style: NoticeStyle): NoticeWords {
  const changes = changesText(some);
  const titles = [...new Map(some.map(({ entry }) => [placeOf(entry), entry.title])).values()];
  const [title = ''] = titles;
  if (titles.length === 1) {
    // What has moved, before what was said of it: a long text is what is cut.
    const inOrder = [...some].sort((a, b) => Number(a.change === null) - Number(b.change === null));
    return { title, body: inOrder.map((one) => lineOf(one, style)).join(' · ') };
  }
  const isReview = some.every(({ cause }) => cause === 'review');
  const isOfTasks = some.every(({ entry }) => entry.taskId !== null);
  return {
    title: isReview
      ? `${some.length} tasks wait for your review`
      : isOfTasks
        ? `${changes} in ${titles.length} tasks`
        : changes,
    body:
      titles.length <= MOST_NAMED
        ? titles.map((name) => labelOf(name)).join('; ')
        : countsText(some.map(({ cause }) => cause)),
  };
}

/** What an entry is about: a task, or what Kitsu tells of none. */
const placeOf = ({ taskId, key }: Tellable['entry']): string => taskId ?? key;

function lineOf(one: Tellable, { today, isDrawn }: NoticeStyle): string {
  const { entry, cause, change } = one;
  if (change !== null) return changeText(change, today);
  if (cause === 'review') return 'Waits for your review';
  const drawn = isDrawn(one) ? ', with a drawing' : '';
  const text = entry.text.trim() === '' ? '' : `: ${labelOf(entry.text.trim(), LONGEST_TEXT)}`;
  return `${whoText(entry)}${drawn}${text}`;
}
