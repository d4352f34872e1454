import { flag, json, maybeText, model, text, type RowOf } from './model.ts';

/** What is looked at together. `shots`: its entries, of whatever kind; `null` until somebody sends some. */
export const PLAYLIST = model(
  'playlists',
  'Playlist',
  {
    name: text(),
    shots: json(),
    project_id: text(),
    episode_id: maybeText(),
    task_type_id: maybeText(),
    for_client: flag(),
    for_entity: text('shot'),
    is_for_all: flag(),
    created_by: maybeText(),
  },
  ['project_id'],
);
export type Playlist = RowOf<typeof PLAYLIST>;
