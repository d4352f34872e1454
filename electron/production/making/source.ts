import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allOk } from '../../kitsu/in-parallel.ts';
import { allMetadataDescriptors } from '../../kitsu/production/metadata.ts';
import {
  getProjectSettings,
  getTeamRoles,
  type ProjectSettings,
} from '../../kitsu/production/project-settings.ts';
import { getProjectTemplate } from '../../kitsu/production/project-templates.ts';
import {
  PRODUCTION_STYLES,
  type CopiedPart,
  type DraftColumn,
  type DraftMember,
  type MakingChoices,
  type ProductionDraft,
  type SourceKind,
} from '../../shared/making.ts';
import { success } from '../../shared/result.ts';

/** A production as it is in Kitsu now. */
export interface Source {
  settings: ProjectSettings;
  team: DraftMember[];
  columns: DraftColumn[];
}

/** Reads one in three requests. */
export const readSource = (http: Http, projectId: string): Promise<KitsuAnswer<Source>> =>
  allOk({
    settings: getProjectSettings(http, projectId),
    team: getTeamRoles(http, projectId),
    columns: allMetadataDescriptors(http, projectId),
  });

/** What a draft can take over from. */
export interface Origin {
  kind: SourceKind;
  id: string;
}

/** Reads it. A template has no team. */
export async function readOrigin(http: Http, { kind, id }: Origin): Promise<KitsuAnswer<Source>> {
  if (kind === 'production') return readSource(http, id);
  const template = await getProjectTemplate(http, id);
  return template.ok ? success({ ...template.value, team: [] }) : template;
}

/**
 * The draft with these parts of another production, each in place of what was chosen before. What the studio has put
 * away since, and people who have left, are not copied; its name and days never are.
 */
export function copied(
  draft: ProductionDraft,
  source: Source,
  parts: readonly CopiedPart[],
  choices: MakingChoices,
): ProductionDraft {
  const { settings, team, columns } = source;
  const { project } = settings;
  const has = (part: CopiedPart): boolean => parts.includes(part);
  const known = (ids: readonly string[], of: readonly { id: string }[]): string[] => {
    const all = new Set(of.map(({ id }) => id));
    return ids.filter((id) => all.has(id));
  };
  const people = new Set(choices.people.map(({ id }) => id));
  const taskTypeIds = known(inOrder(settings, choices), choices.taskTypes);
  return {
    ...draft,
    ...(has('settings') ? settingsOf(settings) : {}),
    ...(has('taskTypes') ? { taskTypeIds } : {}),
    ...(has('statuses') ? { statusIds: known(project.taskStatusIds, choices.statuses) } : {}),
    ...(has('assetTypes') ? { assetTypeIds: known(project.assetTypeIds, choices.assetTypes) } : {}),
    ...(has('columns')
      ? {
          columns: columns
            // Columns of productions themselves are the studio's: Kitsu gives them to every new one.
            .filter(({ entityType }) => entityType !== 'Project')
            .map(
              ({
                name,
                entityType,
                dataType,
                choices: of,
                forClient,
                departmentIds,
                taskTypeId,
              }) => ({
                ...{
                  name,
                  entityType,
                  dataType,
                  choices: of,
                  forClient,
                  departmentIds,
                  taskTypeId,
                },
              }),
            ),
        }
      : {}),
    ...(has('team') ? { team: team.filter(({ personId }) => people.has(personId)) } : {}),
  };
}

function settingsOf({
  project,
  fps,
  ratio,
  resolution,
}: ProjectSettings): Partial<ProductionDraft> {
  const style = PRODUCTION_STYLES.find((one) => one === project.productionStyle);
  return {
    type: project.productionType,
    ...(style ? { style } : {}),
    ...(fps === '' ? {} : { fps }),
    ...(ratio === '' ? {} : { ratio }),
    ...(resolution === '' ? {} : { resolution }),
  };
}

/** Its task types by their place in its own pipeline; where that says nothing, by the studio's. */
function inOrder({ project, ranks }: ProjectSettings, choices: MakingChoices): string[] {
  const studio = new Map(choices.taskTypes.map(({ id }, at) => [id, at]));
  const rank = (id: string): number => ranks[id] ?? Number.MAX_SAFE_INTEGER;
  const place = (id: string): number => studio.get(id) ?? Number.MAX_SAFE_INTEGER;
  return [...project.taskTypeIds].sort((a, b) => rank(a) - rank(b) || place(a) - place(b));
}
