import { commandLines, inGroups } from '../../lib/commands/command-lines.ts';
import { call } from '../../lib/api.ts';
import type { ThreadComment } from '../../../electron/shared/thread.ts';
import type { MenuEntry } from '../../lib/ui/menu-entries.ts';

/** The lines of a comment's menu. */
export function commentLines(
  { text, mark, replyBlocked }: Pick<ThreadComment, 'text' | 'mark' | 'replyBlocked'>,
  reply: () => void,
): MenuEntry[] {
  const copy = (): void => void call('app.copy', { text });
  return inGroups([
    replyBlocked === null ? [{ kind: 'item', label: 'Reply', run: reply }] : [],
    text === '' ? [] : [{ kind: 'item', label: 'Copy the text', run: copy }],
    // What waits is changed, retried and discarded in one place.
    commandLines([mark === 'kitsu' ? ['task.kitsu'] : ['outbox']]),
  ]);
}
