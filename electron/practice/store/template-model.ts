import { flag, json, links, maybeNumber, maybeText, model, number, text } from './model.ts';
import type { RowOf } from './model.ts';

/** What a new production can begin with: settings and links of one, without its people and its work. */
export const PROJECT_TEMPLATE = model(
  'project_templates',
  'ProjectTemplate',
  {
    name: text(),
    description: maybeText(),
    fps: text('25'),
    ratio: text('16:9'),
    resolution: text('1920x1080'),
    production_type: text('short'),
    production_style: text('2d3d'),
    max_retakes: number(),
    is_clients_isolated: flag(),
    is_client_stats_visible: flag(true),
    is_client_task_list_visible: flag(true),
    is_client_task_panel_visible: flag(true),
    is_preview_download_allowed: flag(),
    is_set_preview_automated: flag(),
    is_publish_default_for_artists: flag(),
    is_single_preview_per_revision: flag(),
    is_frame_in_numbering: flag(),
    revision_padding: number(),
    homepage: text('assets'),
    hd_bitrate_compression: maybeNumber(),
    ld_bitrate_compression: maybeNumber(),
    file_tree: json(),
    data: json(),
    metadata_descriptors: json([]),
    default_preview_background_file_id: maybeText(),
  },
  ['!name'],
);

export const TEMPLATE_TASK_TYPES = links('template_task_types', 'template_id', 'task_type_id');
export const TEMPLATE_TASK_STATUSES = links('template_statuses', 'template_id', 'task_status_id');
export const TEMPLATE_ASSET_TYPES = links('template_asset_types', 'template_id', 'asset_type_id');
export const TEMPLATE_LINKS = [TEMPLATE_TASK_TYPES, TEMPLATE_TASK_STATUSES, TEMPLATE_ASSET_TYPES];

export type ProjectTemplate = RowOf<typeof PROJECT_TEMPLATE>;
