import { stringify } from 'yaml';
import { readValue } from '../../../kitsu/production/metadata-values.ts';
import { formatWorkload } from '../../../shared/minutes.ts';
import type { Asset, Episode, ProductionTask, Sequence, Shot } from '../../../shared/production.ts';
import { hasEpisodes, type SetupFacts } from '../facts.ts';
import type {
  Film,
  FilmAsset,
  FilmEpisode,
  FilmSequence,
  FilmShot,
  FilmTask,
} from './film-schema.ts';

type Entity = Episode | Sequence | Shot | Asset;

/** A production as a file for version control, in the order of its names; planned at once, it changes nothing. */
export function writeFilm(facts: SetupFacts): string {
  return stringify(new Writer(facts).film(), { lineWidth: 0 });
}

class Writer {
  private readonly tasksOf = new Map<string, ProductionTask[]>();
  private readonly personNames: ReadonlyMap<string, string>;

  constructor(private readonly facts: SetupFacts) {
    for (const task of facts.tasks) {
      const list = this.tasksOf.get(task.entityId);
      if (list) list.push(task);
      else this.tasksOf.set(task.entityId, [task]);
    }
    this.personNames = new Map(
      facts.persons.map(({ id, email, name }) => [id, email === '' ? name : email]),
    );
  }

  film(): Film {
    const { facts } = this;
    const film: Film = { production: facts.project.name };
    if (hasEpisodes(facts)) {
      film.episodes = byName(facts.episodes, (episode): FilmEpisode => ({
        ...this.common(episode),
        sequences: this.sequences(({ episodeId }) => episodeId === episode.id),
      }));
    } else film.sequences = this.sequences(() => true);
    film.assets = {};
    const types = facts.assetTypes.filter(({ id }) =>
      facts.assets.some(({ assetTypeId, canceled }) => assetTypeId === id && !canceled),
    );
    for (const { id, name } of sorted(types)) {
      const assets = facts.assets.filter(({ assetTypeId }) => assetTypeId === id);
      film.assets[name] = byName(assets, (asset) => this.asset(asset));
    }
    return film;
  }

  private sequences(fits: (sequence: Sequence) => boolean): Record<string, FilmSequence> {
    return byName(this.facts.sequences.filter(fits), (sequence): FilmSequence => ({
      ...this.common(sequence),
      shots: byName(
        this.facts.shots.filter(({ sequenceId }) => sequenceId === sequence.id),
        (shot) => this.shot(shot),
      ),
    }));
  }

  private shot(shot: Shot): FilmShot {
    const { nbFrames, frameIn, frameOut, data } = shot;
    return {
      ...(nbFrames === null ? {} : { frames: nbFrames }),
      ...(frameIn === null ? {} : { in: frameIn }),
      ...(frameOut === null ? {} : { out: frameOut }),
      ...free(data, 'fps'),
      ...free(data, 'resolution'),
      ...this.casting(shot),
      ...this.common(shot),
    };
  }

  private casting(shot: Shot): Pick<FilmShot, 'casting'> {
    const { assets, assetTypes, castings } = this.facts;
    const casting: Record<string, number> = {};
    for (const { assetId, count } of castings.get(shot.id) ?? []) {
      const asset = assets.find(({ id }) => id === assetId);
      // Of another production, which shares it.
      if (!asset) continue;
      const type = assetTypes.find(({ id }) => id === asset.assetTypeId)?.name ?? '';
      casting[`${type} / ${asset.name}`] = count;
    }
    return Object.keys(casting).length === 0 ? {} : { casting };
  }

  private asset(asset: Asset): FilmAsset {
    const episode = this.facts.episodes.find(({ id }) => id === asset.episodeId);
    return {
      ...(episode ? { episode: episode.name } : {}),
      ...(asset.isShared ? { shared: 'yes' } : {}),
      ...this.common(asset),
    };
  }

  private common(entity: Entity): Pick<FilmSequence, 'description' | 'data' | 'tasks'> {
    const description = entity.description.trim();
    const data = this.data(entity);
    const tasks = this.tasks(entity);
    return {
      ...(description === '' ? {} : { description }),
      ...(Object.keys(data).length === 0 ? {} : { data }),
      ...(Object.keys(tasks).length === 0 ? {} : { tasks }),
    };
  }

  private data(entity: Entity): Record<string, string | number> {
    const values: Record<string, string | number> = {};
    for (const column of this.facts.descriptors) {
      if (column.entityType !== entity.kind || column.dataType === 'checklist') continue;
      const value = readValue(entity.data, column);
      if (value === null || value === '') continue;
      if (typeof value === 'boolean') values[column.name] = value ? 'yes' : 'no';
      else if (column.dataType === 'person')
        values[column.name] = this.personNames.get(String(value)) ?? String(value);
      else if (Array.isArray(value)) values[column.name] = value.join(', ');
      else values[column.name] = typeof value === 'number' ? value : value.trim();
    }
    return values;
  }

  private tasks(entity: Entity): Record<string, FilmTask> {
    const tasks: Record<string, FilmTask> = {};
    const types = this.facts.taskTypes.filter(({ id }) =>
      this.facts.project.taskTypeIds.includes(id),
    );
    for (const type of types.sort((a, b) => a.priority - b.priority)) {
      const own = (this.tasksOf.get(entity.id) ?? []).filter(
        ({ taskTypeId }) => taskTypeId === type.id,
      );
      const task = own.find(({ name }) => name === 'main') ?? own[0];
      if (task) tasks[type.name] = this.task(task);
    }
    return tasks;
  }

  private task({
    assigneeIds,
    startDate,
    dueDate,
    estimation,
    priority,
  }: ProductionTask): FilmTask {
    const people = (assigneeIds ?? []).flatMap((id) => this.personNames.get(id) ?? []).sort();
    return {
      ...(people.length === 0 ? {} : { assignees: people }),
      ...(startDate === null ? {} : { start: startDate }),
      ...(dueDate === null ? {} : { due: dueDate }),
      ...(Math.round(estimation) === 0
        ? {}
        : { estimate: formatWorkload(estimation, this.facts.dayLength).replace(/ /g, '') }),
      ...(priority === 0 ? {} : { priority }),
    };
  }
}

const free = (data: Shot['data'], name: 'fps' | 'resolution'): FilmShot => {
  const value = data[name];
  return typeof value === 'string' && value !== '' ? { [name]: value } : {};
};

const sorted = <T extends { name: string }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => (a.name < b.name ? -1 : 1));

/** What is canceled is no part of the film. */
function byName<T extends Entity, Out>(items: readonly T[], make: (one: T) => Out) {
  const living = items.filter(({ canceled }) => !canceled);
  return Object.fromEntries(sorted(living).map((one) => [one.name, make(one)])) as Record<
    string,
    Out
  >;
}
