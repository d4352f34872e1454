import type { Replica } from '../replica/replica.ts';
import type { FoundEntry, SearchIndex } from '../replica/search/search-index.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import type { SearchAnswer, SearchHit } from '../shared/search.ts';

type Known = Pick<Replica, 'tasks'>;

function hitOf({ tasks }: Known, { kind, id, title, projectName }: FoundEntry): SearchHit {
  const list = kind === 'task' ? tasks.listOf(id) : null;
  return { kind, id, title, projectName, mine: list === 'todo' || list === 'done' };
}

/** What of my productions has all these words, the best first. */
export function searchAll(
  replica: Known,
  index: SearchIndex,
  { context }: StudioConfig,
  text: string,
  most: number,
): SearchAnswer {
  const readAt = index.readAt();
  const missing = (context?.projects ?? []).filter(({ id }) => !((readAt.get(id) ?? 0) > 0));
  return {
    hits: index.find(text, most).map((entry) => hitOf(replica, entry)),
    missing: missing.length,
  };
}

/** The tasks of a shot or asset, and the shots of a sequence. */
export const searchWithin = (
  replica: Known,
  index: SearchIndex,
  id: string,
  most: number,
): SearchHit[] => index.within(id, most).map((entry) => hitOf(replica, entry));
