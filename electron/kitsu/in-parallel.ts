import { createLimit } from '../shared/concurrency.ts';
import { success } from '../shared/result.ts';
import type { KitsuAnswer, KitsuFailure } from './answer-types.ts';

/**
 * Runs `work` for each item, at most `atOnce` at a time, and keeps the order. Returns the first
 * failure; nothing new is begun after it.
 */
export async function inParallel<Item, T>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<KitsuAnswer<T>>,
): Promise<KitsuAnswer<T[]>> {
  const results: T[] = [];
  const limited = createLimit(atOnce);
  let failed: KitsuFailure | null = null;
  await Promise.all(
    items.map((item, at) =>
      limited(async () => {
        if (failed !== null) return;
        const answer = await work(item);
        if (answer.ok) results[at] = answer.value;
        else failed ??= answer;
      }),
    ),
  );
  return failed ?? success(results);
}

type Values<Asked> = {
  [Name in keyof Asked]: Asked[Name] extends Promise<KitsuAnswer<infer T>> ? T : never;
};

/** Waits for several different requests that are under way; returns the first failure if there is one. */
export async function allOk<Asked extends Record<string, Promise<KitsuAnswer<unknown>>>>(
  asked: Asked,
): Promise<KitsuAnswer<Values<Asked>>> {
  const values: Record<string, unknown> = {};
  for (const [name, coming] of Object.entries(asked)) {
    const answer = await coming;
    if (!answer.ok) return answer;
    values[name] = answer.value;
  }
  return success(values as Values<Asked>);
}
