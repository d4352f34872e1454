import { formatMinutes } from '../../../electron/shared/minutes.ts';
import type { EditView, RemovalView } from '../../../electron/shared/production-edit.ts';

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `SQ010 / SH030`, `3 shots`, `4 rows` of several kinds. */
export function thingsText({ things }: Pick<EditView, 'things'>): string {
  const [first] = things;
  if (!first) return 'Nothing selected';
  if (things.length === 1) return first.name;
  const isSame = things.every(({ kind }) => kind === first.kind);
  return counted(things.length, isSame ? first.kind : 'row');
}

/** `shot`, `3 shots`, for a button. */
export function kindText(view: Pick<EditView, 'things'>): string {
  const [only, ...others] = view.things;
  return only && others.length === 0 ? only.kind : thingsText(view);
}

/** What goes along, said before anything is deleted. */
export function removalText({ names, below, tasks, comments, minutes }: RemovalView): string {
  const along = [
    below > 0 ? `${below} below it` : '',
    tasks > 0 ? counted(tasks, 'task') : '',
    comments === null ? 'all their comments' : comments > 0 ? counted(comments, 'comment') : '',
    minutes > 0 ? `${formatMinutes(minutes)} of logged time` : '',
  ].filter(Boolean);
  const what = names.length === 1 ? names[0] : counted(names.length, 'row');
  const goes =
    along.length === 0 ? 'Nothing else goes along.' : `With it ${list(along)} will be deleted.`;
  return `${what} will be deleted from Kitsu for everybody. ${goes} This cannot be undone once it is in Kitsu. To keep it and take it out of the production, cancel it instead.`;
}

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
