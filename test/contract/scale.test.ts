import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Http } from '../../electron/kitsu/http.ts';
import type { KitsuAnswer } from '../../electron/kitsu/answer-types.ts';
import { allTasks } from '../../electron/kitsu/production/production-tasks.ts';
import { allOpenProjects } from '../../electron/kitsu/production/projects.ts';
import {
  readProduction,
  treeOf,
  type Production,
} from '../../electron/kitsu/production/traversal.ts';
import { clientOf } from '../fixtures/client.ts';
import { startFaultProxy } from '../fixtures/fault-proxy.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');
/** Project, episodes, sequences, shots, assets, asset types, task types, statuses, tasks. */
const LISTS = 9;

/** A production ten times as large takes longer, but not ten times as many requests. */
describe.skipIf(studio === null)('requests for a whole production', () => {
  const read: { production: Production; paths: string[] }[] = [];

  const must = <T>(answer: KitsuAnswer<T>): T => {
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  };
  /** The requests during this work, each path with its query. */
  async function asked<T>(
    work: (http: Http) => Promise<T>,
  ): Promise<{ value: T; paths: string[] }> {
    if (!studio) throw new Error('No studio.');
    const proxy = await startFaultProxy(studio.url);
    try {
      const account = accountOf(studio, 'manager');
      const { http } = await clientOf(studio, account, { throughUrl: proxy.url });
      return { value: await work(http), paths: proxy.requests.map(({ path }) => path) };
    } finally {
      await proxy.close();
    }
  }

  beforeAll(async () => {
    const { value: projects } = await asked(async (http) => must(await allOpenProjects(http)));
    for (const { id } of projects.slice(0, 2)) {
      const { value, paths } = await asked(async (http) => must(await readProduction(http, id)));
      read.push({ production: value, paths });
    }
  });

  it('are one a list, whatever is in it', () => {
    const [one, other] = read.map(({ production }) => production.tasks.length);
    expect(one).not.toBe(other);
    for (const { production, paths } of read) {
      expect(production.shots.length).toBeGreaterThan(LISTS);
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths).toHaveLength(LISTS);
    }
  });

  it('are none for walking from sequence to shot to task', () => {
    for (const { production } of read) {
      const tree = treeOf(production);
      const sequences = [...tree.sequences, ...tree.episodes.flatMap((one) => one.sequences)];
      const shots = sequences.flatMap((sequence) => sequence.shots);
      expect(shots.map(({ id }) => id).sort()).toEqual(production.shots.map(({ id }) => id).sort());
      const ofEntities = [...shots, ...tree.assets].flatMap((entity) => entity.tasks);
      expect(ofEntities.length).toBeGreaterThan(shots.length);
      expect(new Set(ofEntities.map(({ id }) => id)).size).toBe(ofEntities.length);
    }
  });

  it('are one a page for every task there is', async () => {
    const { value, paths } = await asked(async (http) => must(await allTasks(http)));
    expect(value.length).toBeGreaterThan(60);
    const pages = paths.filter((path) => path.includes('page='));
    expect(pages).toHaveLength(Math.ceil(value.length / 1000));
    expect(paths.length).toBe(pages.length + 1);
  });
});
