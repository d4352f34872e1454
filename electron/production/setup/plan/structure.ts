import {
  assetKey,
  episodeKey,
  hasEpisodes,
  sequenceKey,
  shotKey,
  type SetupFacts,
} from '../facts.ts';
import { cleaned } from '../read/table.ts';
import type { Cell, SheetRow } from '../sheet.ts';
import { namedAssetType } from './asset-types.ts';
import type { Draft } from './draft.ts';
import { meantName, NameSpace } from './names.ts';
import type { Wanted, WantedList } from './wanted.ts';

/** Finds what a row is about: its own thing and those above it. */
export class Structure {
  private readonly episodes: NameSpace;
  private readonly sequences = new Map<string, NameSpace>();
  private readonly shots = new Map<string, NameSpace>();
  private readonly assets = new Map<string, NameSpace>();
  private readonly assetType: (cell: Cell) => ReturnType<typeof namedAssetType>;

  constructor(
    private readonly draft: Draft,
    private readonly wanted: WantedList,
  ) {
    const { facts, existing } = draft;
    this.episodes = new NameSpace(
      'episode',
      facts.episodes.map(({ name }) => name),
    );
    const nameOf = episodeNames(facts);
    for (const { episodeId, name } of facts.sequences)
      spaceOf(this.sequences, nameOf.get(episodeId ?? '') ?? '', 'sequence').add(name);
    for (const { sequenceId, name } of facts.shots)
      spaceOf(this.shots, existing.keys.get(sequenceId) ?? '', 'shot').add(name);
    for (const { assetTypeId, name } of facts.assets)
      spaceOf(this.assets, assetTypeId, 'asset').add(name);
    const types = new Map<string, ReturnType<typeof namedAssetType>>();
    this.assetType = (cell) => {
      const known = types.get(cell.text) ?? namedAssetType(draft, cell);
      types.set(cell.text, known);
      return known;
    };
  }

  /** The thing that a row is about; `null` where that cannot be, which is then said. */
  find(row: SheetRow): Wanted | null {
    const { cells } = row;
    const { project } = this.draft.facts;
    if (cells.project && cleaned(cells.project.text) !== cleaned(project.name)) {
      this.draft.refuse(
        cells.project,
        `This row is of ${cells.project.text}, not ${project.name}.`,
      );
      return null;
    }
    if (row.kind === 'Asset') return this.asset(row);
    if (row.kind === 'Episode') return this.episode(cells.episode ?? cells.name);
    const sequence = this.sequence(row);
    if (row.kind === 'Sequence' || !sequence) return sequence;
    return this.shot(row, sequence);
  }

  private missing(row: SheetRow, column: string): null {
    this.draft.refuse({ row: row.row, column }, `The ${column.toLowerCase()} is missing.`);
    return null;
  }

  private episode(cell: Cell | undefined): Wanted | null {
    if (!cell) return null;
    if (!hasEpisodes(this.draft.facts)) {
      const message = 'This production has no episodes: that column is left out.';
      this.draft.askOnce({ row: null, column: cell.column }, message);
      return null;
    }
    const name = meantName(this.draft, cell, this.episodes);
    if (name === null) return null;
    this.episodes.add(name);
    const key = episodeKey(name);
    return this.wanted.want(
      { key, kind: 'Episode', title: name, name, parentKey: null, assetTypeId: null },
      cell,
    );
  }

  private sequence(row: SheetRow): Wanted | null {
    const cell = row.cells.sequence;
    if (!cell) return this.missing(row, 'Sequence');
    const episode = this.episode(row.cells.episode);
    if (!episode && hasEpisodes(this.draft.facts)) {
      if (row.cells.episode) return null;
      const inOne = [...this.sequences].filter(([, space]) => space.has(cleaned(cell.text)));
      const [only] = inOne;
      return only && inOne.length === 1
        ? this.sequenceIn(only[0], cell)
        : this.missing(row, 'Episode');
    }
    return this.sequenceIn(episode?.name ?? '', cell);
  }

  private sequenceIn(episode: string, cell: Cell): Wanted | null {
    const space = spaceOf(this.sequences, episode, 'sequence');
    const name = meantName(this.draft, cell, space);
    if (name === null) return null;
    space.add(name);
    const title = episode === '' ? name : `${episode} / ${name}`;
    const parentKey = episode === '' ? null : episodeKey(episode);
    return this.wanted.want(
      {
        key: sequenceKey(episode, name),
        kind: 'Sequence',
        title,
        name,
        parentKey,
        assetTypeId: null,
      },
      cell,
    );
  }

  private shot(row: SheetRow, sequence: Wanted): Wanted | null {
    const cell = row.cells.name;
    if (!cell) return this.missing(row, 'Name');
    const space = spaceOf(this.shots, sequence.key, 'shot');
    const name = meantName(this.draft, cell, space);
    if (name === null) return null;
    // So that two new names of one file are held against each other, too.
    space.add(name);
    const title = `${sequence.title} / ${name}`;
    return this.wanted.want(
      {
        key: shotKey(sequence.key, name),
        kind: 'Shot',
        title,
        name,
        parentKey: sequence.key,
        assetTypeId: null,
      },
      cell,
    );
  }

  private asset(row: SheetRow): Wanted | null {
    const { assetType, name: cell, episode } = row.cells;
    if (!assetType) return this.missing(row, 'Type');
    if (!cell) return this.missing(row, 'Name');
    const type = this.assetType(assetType);
    if (!type) return null;
    const space = spaceOf(this.assets, type.id, 'asset');
    const name = meantName(this.draft, cell, space);
    if (name === null) return null;
    space.add(name);
    // Kitsu's word for no episode.
    const own =
      episode && !/^(?:mp|main\s+pack)$/i.test(episode.text) ? this.episode(episode) : null;
    const wanted = this.wanted.want(
      {
        key: assetKey(type.id, name),
        kind: 'Asset',
        title: `${type.name} / ${name}`,
        name,
        parentKey: own?.key ?? null,
        assetTypeId: type.id,
      },
      cell,
    );
    if (wanted.entity?.kind === 'Asset' && episode) {
      const isThere = (wanted.entity.episodeId ?? null) === (own?.entity?.id ?? null);
      if (!isThere && hasEpisodes(this.draft.facts))
        this.draft.ask(episode, `${wanted.title} stays in the episode that it has in Kitsu.`);
    }
    return wanted;
  }
}

const episodeNames = ({ episodes }: SetupFacts): Map<string, string> =>
  new Map(episodes.map(({ id, name }) => [id, name]));

function spaceOf(spaces: Map<string, NameSpace>, key: string, what: string): NameSpace {
  const space = spaces.get(key) ?? new NameSpace(what);
  spaces.set(key, space);
  return space;
}
