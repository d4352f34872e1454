import type { NotificationEntry } from '../../electron/shared/notifications.ts';
import { call, on } from '../lib/api.ts';
import { afterPaint } from '../lib/state/after-paint.ts';
import { coalesced } from '../lib/state/coalesced.ts';
import { navigate } from '../lib/state/navigation.svelte.ts';
import { notifications } from '../lib/state/notifications.svelte.ts';
import { viewer } from '../lib/state/viewer.svelte.ts';
import { shownFiles } from './files/shown-file.ts';

/** Goes to the task of an entry, and to the drawing that came with its comment; what it told is read then. */
export async function openNotification(entry: NotificationEntry): Promise<void> {
  const { taskId, commentId } = entry;
  if (entry.unread && entry.ids.length > 0) await notifications.mark(entry.ids, [], true);
  if (taskId === null) return;
  navigate({ name: 'task', taskId });
  if (commentId !== null) await openDrawing(taskId, commentId);
}

async function openDrawing(taskId: string, commentId: string): Promise<void> {
  const drawn = await call('notifications.drawing', { taskId, commentId });
  if (!drawn.ok || drawn.value === null) return;
  const { commentId: of, previewId, frame } = drawn.value;
  const thread = await call('task.comments', { taskId, opened: false });
  const comment = thread.ok ? thread.value.comments.find(({ id }) => id === of) : undefined;
  const files = comment ? shownFiles(comment).filter(({ inKitsu }) => inKitsu) : [];
  if (!files.some(({ id }) => id === previewId)) return;
  viewer.open({ files, shownId: previewId, taskId, drawnFrame: frame });
}

/** Shows what a click on a notice of the desktop asked for, now and whenever one is clicked; the answer ends that. */
export function followNotices(): () => void {
  const show = coalesced(async () => {
    const asked = await call('notifications.asked', {});
    if (!asked.ok || asked.value === null) return;
    const { key } = asked.value;
    await notifications.read();
    const entry = notifications.view?.entries.find((one) => one.key === key);
    if (entry) await openNotification(entry);
    else navigate({ name: 'notifications' });
  });
  afterPaint(() => void show());
  return on('notice-opened', () => void show());
}
