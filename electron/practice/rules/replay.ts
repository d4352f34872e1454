import { COMMENT, TASK, TASK_STATUS, TIME_SPENT } from '../store/models.ts';
import type { Task } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';
import { emitTask } from './events.ts';

/**
 * Sets a task to what its comments say, as after a deleted one (kitsu-tracking S2): other rules than
 * while they were written. The first review ends it, the last "done" stays, each row of retakes counts once.
 */
export function replay(studio: StudioServices, task: Task): Task {
  const { store } = studio;
  const [first] = store.list(TASK_STATUS, { is_default: true, for_concept: false });
  const found = {
    task_status_id: first?.id ?? task.task_status_id,
    last_comment_date: null as string | null,
    real_start_date: null as string | null,
    end_date: null as string | null,
    done_date: null as string | null,
    retake_count: 0,
  };
  let wasRetake = false;
  const order = 'WHERE object_id = ? ORDER BY created_at, rowid';
  for (const { created_at: at, task_status_id } of store.select(COMMENT, order, task.id)) {
    const status = store.find(TASK_STATUS, task_status_id);
    if (!status) continue;
    if (status.is_retake && !wasRetake) found.retake_count += 1;
    wasRetake = status.is_retake;
    if (status.is_wip) found.real_start_date ??= at;
    if (status.is_feedback_request) found.end_date ??= at;
    if (status.is_done) found.done_date = at;
    found.task_status_id = status.id;
    found.last_comment_date = at;
  }
  const times = store.list(TIME_SPENT, { task_id: task.id });
  const duration = times.reduce((sum, entry) => sum + entry.duration, 0);
  const updated = store.update(TASK, task.id, { ...found, duration });
  emitTask(studio, 'task:update', task);
  return updated;
}
