import { ACKNOWLEDGEMENTS, ATTACHMENT_FILE, MENTIONS } from '../store/conversation-model.ts';
import type { StudioFiles } from '../store/files.ts';
import { COMMENT, PREVIEW_FILE, TASK } from '../store/models.ts';
import type { Task } from '../store/models.ts';
import type { Item } from '../store/item.ts';
import type { Json } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import { personId } from './accounts.ts';
import { BUS, GARDEN } from './film.ts';
import { heronDrawings } from './drawings.ts';
import { idOf } from './ids.ts';
import dyke from './movies/dyke.mp4?inline';
import heron from './movies/heron.mp4?inline';
import platform from './movies/platform.mp4?inline';
import reference from './movies/reference.png?inline';
import { taskIdOf } from './work.ts';

/** A movie of the artist, published with the comment that asked for a review. */
interface Published {
  film: string;
  entity: string;
  movie: string;
  name: string;
  /** What was drawn on it, as Kitsu keeps it. */
  drawn?: (fps: number, at: number) => Json;
  /** What the supervisor noted under it, pinned, and what came back. */
  note?: { text: string; checklist: Item[]; reply: string };
}

const PUBLISHED: Published[] = [
  {
    film: GARDEN,
    entity: 'SQ020 / SH010',
    movie: dyke,
    name: 'sq020_sh010_animation_v001',
    note: {
      text: 'Hold the pose two frames longer at **1020**, see the sketch. Then it is there. @Noémie Lefèvre',
      checklist: [
        { text: 'Two frames more at 1020', checked: true },
        { text: 'Arc of the rake', checked: false },
        { text: 'Eyes lead the turn', checked: false },
      ],
      reply: 'Done for 1020, the arc comes tomorrow.',
    },
  },
  {
    film: GARDEN,
    entity: 'SQ020 / SH020',
    movie: heron,
    name: 'sq020_sh020_animation_v001',
    drawn: heronDrawings,
  },
  {
    film: BUS,
    entity: 'E01 – Last stop / SQ01 / SH0020',
    movie: platform,
    name: 'e01_sq01_sh0020_animation_v001',
  },
];

/** Gives some of the artist's tasks a movie and a conversation; nothing that anybody counts changes. */
export function seedConversations(store: Store, files: StudioFiles): void {
  for (const { film, entity, movie, name, drawn, note } of PUBLISHED) {
    const task = store.find(TASK, taskIdOf(film, entity, 'Animation'));
    const [preview] = task ? store.list(PREVIEW_FILE, { task_id: task.id }) : [];
    if (!task || !preview) continue;
    const bytes = bytesOf(movie);
    files.put('previews', preview.id, bytes);
    store.update(PREVIEW_FILE, preview.id, {
      ...{ extension: 'mp4', original_name: name, width: 1920, height: 1080 },
      ...{ duration: SECONDS, file_size: bytes.length, updated_at: preview.updated_at },
      ...(drawn ? { annotations: drawn(FPS, Date.parse(`${preview.created_at}Z`)) } : {}),
      data: {
        ...{ movie_prefixes: ['previews', 'lowdef'], original_width: 1920, original_height: 1080 },
        ...{ original_duration: SECONDS, original_file_size: bytes.length },
      },
    });
    if (note && preview.comment_id !== null) discuss(store, files, task, preview.comment_id, note);
  }
}

const SECONDS = 2;
/** Of the film that is drawn on. */
const FPS = 24;

const bytesOf = (url: string): Buffer => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');

/** A pinned note right after the publication, with its status, so that nothing moves. */
function discuss(
  store: Store,
  files: StudioFiles,
  task: Task,
  publication: string,
  note: NonNullable<Published['note']>,
): void {
  const published = store.find(COMMENT, publication);
  if (!published) return;
  const at = published.created_at;
  const artist = personId('artist');
  const reply: Item = {
    ...{ id: idOf('reply', task.id), date: at, created_at: at, person_id: artist },
    ...{ text: note.reply, mentions: [], department_mentions: [] },
  };
  const { id } = store.insert(COMMENT, {
    id: idOf('comment', task.id, 'note'),
    object_id: task.id,
    task_status_id: published.task_status_id,
    person_id: personId('supervisor'),
    text: note.text,
    checklist: note.checklist,
    pinned: true,
    replies: [reply],
    created_at: at,
    updated_at: at,
  });
  store.link(MENTIONS, id, artist);
  store.link(ACKNOWLEDGEMENTS, id, artist);
  store.link(ACKNOWLEDGEMENTS, publication, personId('supervisor'));
  const sketch = bytesOf(reference);
  const file = store.insert(ATTACHMENT_FILE, {
    ...{ id: idOf('attachment', task.id), name: 'pose-1020.png', extension: 'png' },
    ...{ mimetype: 'image/png', size: sketch.length, comment_id: id },
    ...{ created_at: at, updated_at: at },
  });
  files.put('attachments', file.id, sketch);
}
