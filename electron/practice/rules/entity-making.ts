import { created, notFound } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import type { SignedInRequest } from '../server/router.ts';
import { ENTITY } from '../store/models.ts';
import type { Entity } from '../store/models.ts';
import type { Where } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { requireManager, projectNamed } from './access.ts';
import { entityNamed, plainEntity, typeNamed } from './entities.ts';
import type { Kind } from './entities.ts';
import { emitEntity } from './events.ts';

type Parent = 'Episode' | 'Sequence' | 'Edit' | 'Concept';
const UNDER_EPISODES: readonly Parent[] = ['Sequence', 'Edit'];
const EPISODE_STATUSES = ['running', 'complete', 'standby', 'canceled'];

/** Creates an episode, sequence, edit or concept; returns an existing one with the same name unchanged. */
export function makeParent(ask: SignedInRequest, kind: Parent): Answer {
  const { studio, me, fields } = ask;
  const name = fields.text('name');
  const episodeId = UNDER_EPISODES.includes(kind) ? fields.maybeId('episode_id') : null;
  const description = 'description' in fields.all ? fields.maybeText('description') : '';
  const data = fields.maybeObject('data') ?? {};
  const status = fields.maybeText('status') ?? '';
  const project = managed(ask);
  const parent_id = parentOf(studio, project, 'Episode', episodeId);
  const own = kind === 'Episode' && EPISODE_STATUSES.includes(status) ? { status } : {};
  const where = { name, parent_id, project_id: project };
  return answerOf(studio, kind, where, { description, data, created_by: me.id, ...own });
}

/** Creates a shot or scene in the same way. */
export function makeShot(ask: SignedInRequest, kind: 'Shot' | 'Scene'): Answer {
  const { studio, me, fields } = ask;
  const name = fields.text('name');
  const sequenceId = fields.maybeId('sequence_id');
  const more =
    kind === 'Scene'
      ? {}
      : {
          data: fields.maybeObject('data') ?? {},
          nb_frames: fields.maybeWhole('nb_frames'),
          description: fields.maybeText('description'),
        };
  const project = managed(ask);
  const parent_id = parentOf(studio, project, 'Sequence', sequenceId);
  const where = { name, parent_id, project_id: project };
  return answerOf(studio, kind, where, { ...more, created_by: me.id });
}

/** The production of the path, if I manage it; checked after the body. */
function managed({ studio, me, params }: SignedInRequest): string {
  const { id } = projectNamed(studio, params['project']);
  requireManager(studio, me, id);
  return id;
}

function parentOf(
  studio: StudioServices,
  project: string,
  kind: Kind,
  id: string | null,
): string | null {
  if (id === null) return null;
  const parent = entityNamed(studio, kind, id);
  if (parent.project_id !== project) throw notFound();
  return parent.id;
}

function answerOf(
  studio: StudioServices,
  kind: Kind,
  where: Pick<Entity, 'name' | 'parent_id' | 'project_id'>,
  values: Where<typeof ENTITY.columns>,
): Answer {
  const key = { ...where, entity_type_id: typeNamed(studio, kind) };
  const [known] = studio.store.list(ENTITY, key);
  const entity = known ?? studio.store.insert(ENTITY, { ...values, ...key });
  if (!known) emitEntity(studio, 'new', entity);
  return created(plainEntity(entity, kind));
}
