import { z } from 'zod';
import type { DraftColumn } from '../../shared/making.ts';
import { COLUMN_OWNERS, COLUMN_TYPES } from '../../shared/production.ts';
import { success } from '../../shared/result.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { flag, idsOf, maybeText, row, text, texts } from '../field-readers.ts';
import type { Http } from '../http.ts';
import { allOk } from '../in-parallel.ts';
import { read, route, type Options } from '../request-helpers.ts';
import { settingsRow, type ProjectSettings } from './project-settings.ts';
import { taskTypeRows } from './task-rows.ts';

const named = row((raw) => ({ id: raw.id, name: text(raw['name']) }));

/**
 * What productions can begin with, by the studio; none in a Kitsu that knows no templates. Managers of the studio.
 * Route: `GET /data/project-templates`.
 */
export async function allProjectTemplates(
  http: Http,
  options?: Options,
): Promise<KitsuAnswer<{ id: string; name: string }[]>> {
  const answer = await read(http, '/data/project-templates', z.array(named), options);
  const isOlder = !answer.ok && (answer.code === 'not-found' || answer.code === 'not-supported');
  return isOlder ? success([]) : answer;
}

/** Its columns have no id, since they belong to no production. */
const column = z.looseObject({}).transform((raw): DraftColumn => ({
  name: text(raw['name']),
  entityType: COLUMN_OWNERS.find((kind) => kind === raw['entity_type']) ?? 'Asset',
  dataType: COLUMN_TYPES.find((type) => type === raw['data_type']) ?? 'string',
  choices: texts(raw['choices']),
  forClient: flag(raw['for_client']),
  departmentIds: idsOf(raw['departments']),
  taskTypeId: maybeText(raw['task_type_id']),
}));
const columnsRow = z
  .looseObject({ metadata_descriptors: z.array(column).nullish() })
  .transform(({ metadata_descriptors: columns }) => columns ?? []);
const templateRow = z.unknown().transform((raw, context) => {
  const settings = settingsRow.safeParse(raw);
  const columns = columnsRow.safeParse(raw);
  if (settings.success && columns.success)
    return { settings: settings.data, columns: columns.data };
  context.addIssue({ code: 'custom', message: 'Not a template' });
  return z.NEVER;
});

/** A template as if it were a production, and its columns. */
export interface ProjectTemplate {
  settings: ProjectSettings;
  columns: DraftColumn[];
}

/** Routes: `GET /data/project-templates/:id`, `GET /data/project-templates/:id/task-types`. */
export async function getProjectTemplate(
  http: Http,
  templateId: string,
  options?: Options,
): Promise<KitsuAnswer<ProjectTemplate>> {
  const answer = await allOk({
    template: read(http, route`/data/project-templates/${templateId}`, templateRow, options),
    // Here a type's priority is its place in the template.
    types: read(
      http,
      route`/data/project-templates/${templateId}/task-types`,
      taskTypeRows,
      options,
    ),
  });
  if (!answer.ok) return answer;
  const { template, types } = answer.value;
  const ranks = Object.fromEntries(types.map(({ id, priority }) => [id, priority]));
  return success({ ...template, settings: { ...template.settings, ranks } });
}
