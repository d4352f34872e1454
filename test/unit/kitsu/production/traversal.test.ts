import { beforeAll, describe, expect, it } from 'vitest';
import {
  readProduction,
  treeOf,
  type ProductionTree,
} from '../../../../electron/kitsu/production/traversal.ts';
import { fakeKitsu, type FakeKitsu } from '../../../fixtures/fake-kitsu.ts';

const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** 10 episodes, 100 sequences, 2,000 shots, 1,000 assets, 12,000 tasks. */
const lists: Record<string, object[] | object> = {
  '/data/projects/p': { id: 'p', name: 'Large' },
  '/data/projects/p/episodes': many(10, (at) => ({ id: `e${at}`, name: `E${at}` })),
  '/data/projects/p/sequences': many(100, (at) => ({
    id: `q${at}`,
    parent_id: at === 99 ? null : `e${at % 10}`,
  })),
  '/data/projects/p/shots': many(2000, (at) => ({
    id: `s${at}`,
    parent_id: `q${at % 100}`,
    preview_file_id: at === 0 ? 'chosen' : '',
  })),
  '/data/projects/p/assets': many(1000, (at) => ({ id: `a${at}` })),
  '/data/projects/p/tasks': many(12_000, (at) => ({
    id: `t${at}`,
    entity_id: at < 10_000 ? `s${at % 2000}` : `a${at % 1000}`,
    last_preview_file_id: at % 2000 < 2 ? `of t${at}` : null,
    assignees: [],
  })),
};

describe('a production of 12,000 tasks', () => {
  let kitsu: FakeKitsu;
  let tree: ProductionTree;

  beforeAll(async () => {
    kitsu = fakeKitsu(({ url }) => ({
      status: 200,
      json: lists[new URL(url).pathname.slice(4)] ?? [],
    }));
    const answer = await readProduction(kitsu.http, 'p');
    if (!answer.ok) throw new Error(answer.message);
    tree = treeOf(answer.value);
  });

  it('is read in nine requests', () => {
    expect(kitsu.requests).toHaveLength(9);
  });

  it('hangs together from episode to task, nothing lost and nothing twice', () => {
    expect(tree.episodes).toHaveLength(10);
    expect(tree.sequences.map(({ id }) => id)).toEqual(['q99']);
    const sequences = [...tree.episodes.flatMap((one) => one.sequences), ...tree.sequences];
    expect(sequences).toHaveLength(100);
    const shots = sequences.flatMap((one) => one.shots);
    expect(new Set(shots.map(({ id }) => id)).size).toBe(2000);
    const tasks = [...shots, ...tree.assets].flatMap((one) => one.tasks);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(12_000);
    expect(shots.every((shot) => shot.tasks.every(({ entityId }) => entityId === shot.id))).toBe(
      true,
    );
  });

  it('shows the picture that somebody chose, else the newest of its tasks, else none', () => {
    const shots = tree.episodes.flatMap((one) => one.sequences).flatMap((one) => one.shots);
    const pictureOf = (id: string) => shots.find((shot) => shot.id === id)?.thumbnailId;
    expect(pictureOf('s0')).toBe('chosen');
    expect(pictureOf('s1')).toBe('of t1');
    expect(pictureOf('s2')).toBeNull();
  });
});
