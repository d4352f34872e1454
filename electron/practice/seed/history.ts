import { COMMENT, ENTITY, PREVIEW_FILE, TASK } from '../store/models.ts';
import type { Task } from '../store/models.ts';
import type { Store } from '../store/store.ts';
import { chanceOf } from '../pictures/chance.ts';
import { personId } from './accounts.ts';
import { statusId } from './basics.ts';
import type { SeedCalendar } from './calendar.ts';
import { idOf } from './ids.ts';
import type { Status } from './my-tasks.ts';

/** The comments that led to each status: author, status, and whether a picture came with it. */
const STORY: { [status in Status]: [by: 'lead' | 'artist', status: Status, picture?: true][] } = {
  todo: [],
  ready: [['lead', 'ready']],
  wip: [
    ['lead', 'ready'],
    ['artist', 'wip'],
  ],
  wfa: [
    ['artist', 'wip'],
    ['artist', 'wfa', true],
  ],
  retake: [
    ['artist', 'wip'],
    ['artist', 'wfa', true],
    ['lead', 'retake'],
  ],
  done: [
    ['artist', 'wip'],
    ['artist', 'wfa', true],
    ['lead', 'done'],
  ],
};

const WORDS: { [status in Status]: string[] } = {
  todo: [''],
  ready: [
    'Everything before you is published, go ahead.',
    'References are in the folder. Keep it small, it is a quiet moment.',
  ],
  wip: ['', '', 'Starting with the blocking.'],
  wfa: ['First pass, timing only.', 'Spline pass, hands are still rough.', 'Ready for a look.'],
  retake: [
    'Weight comes two frames late on the landing. Hold the squash a little longer.',
    'Lovely acting. The silhouette gets lost against the dyke: turn the shoulders to us.',
    'The light from the window should fall further in, it is late in the day here.',
  ],
  done: ['Approved, thank you.', 'That is the one. Approved.'],
};

const CHECKLISTS = [
  [
    { text: 'Foot contact at the landing', checked: true },
    { text: 'Squash until 1048', checked: false },
  ],
  [
    { text: 'Shoulders to camera', checked: false },
    { text: 'Eyeline over the rake', checked: false },
  ],
  [],
];

/** Writes a task's comments and pictures, the last one some days ago, and the resulting dates. */
export function seedHistory(
  store: Store,
  calendar: SeedCalendar,
  task: Task,
  artist: string,
  status: Status,
  withPicture: boolean,
): void {
  const chance = chanceOf(task.id);
  const pick = <T>(all: T[]): T | undefined => all[Math.floor(chance() * all.length)];
  const story = STORY[status];
  const newest = status === 'done' ? 5 + Math.floor(chance() * 14) : 1 + Math.floor(chance() * 3);
  let last: string | null = null;
  let started: string | null = null;
  let preview: string | null = null;
  for (const [place, [by, to, picture]] of story.entries()) {
    const daysAgo = newest + (story.length - 1 - place) * 2;
    const at = calendar.instant(daysAgo, 8 + Math.floor(chance() * 9), Math.floor(chance() * 60));
    const comment = store.insert(COMMENT, {
      id: idOf('comment', task.id, String(place)),
      object_id: task.id,
      text: pick(WORDS[to]) ?? '',
      checklist: to === 'retake' ? (pick(CHECKLISTS) ?? []) : [],
      task_status_id: statusId(to),
      person_id: by === 'lead' ? personId('supervisor') : artist,
      created_at: at,
      updated_at: at,
    });
    if (picture && withPicture) preview = publish(store, task, artist, comment.id, at);
    if (to === 'wip') started ??= at;
    last = at;
  }
  store.update(TASK, task.id, {
    last_comment_date: last,
    real_start_date: started,
    end_date: status === 'wfa' || status === 'done' ? last : null,
    done_date: status === 'done' ? last : null,
    retake_count: status === 'retake' ? 1 : 0,
    last_preview_file_id: preview,
  });
}

/** Adds a picture to a comment and makes it the thumbnail of its shot or asset. */
export function publish(
  store: Store,
  task: Task,
  person: string,
  comment: string | null,
  at: string,
): string {
  const { id } = store.insert(PREVIEW_FILE, {
    id: idOf('preview', task.id),
    name: 'frame-01',
    original_name: 'frame-01',
    task_id: task.id,
    person_id: person,
    comment_id: comment,
    created_at: at,
    updated_at: at,
  });
  store.update(ENTITY, task.entity_id, { preview_file_id: id });
  return id;
}
