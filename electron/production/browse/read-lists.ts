import { z } from 'zod';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { inParallel } from '../../kitsu/in-parallel.ts';
import { failure, success } from '../../shared/result.ts';
import type { EngineCalls } from './engine-calls.ts';
import { itemPathOf, listsOf, pathOf, STUDIO, type ListName, type LiveList } from './lists.ts';
import type { Stored } from './messages.ts';

/** Other people use that server too. */
const AT_ONCE = 3;

/** The bytes as they came: they are parsed in the worker. */
const bytes = z.custom<Buffer>((value) => value instanceof Uint8Array);

export interface ReadListsDeps {
  http: Http;
  calls: EngineCalls;
  now(): Date;
}

interface Reading {
  projectId: string;
  signal: AbortSignal;
  /** After each list. */
  onStored(stored: Stored, done: number, of: number): void;
}

/** Reads all lists of a production, or of the studio, into the cache; each is shown as soon as it is there. */
export async function readLists(
  deps: ReadListsDeps,
  { projectId, signal, onStored }: Reading,
): Promise<KitsuAnswer<null>> {
  const lists = listsOf(projectId);
  const { etags } = await deps.calls.ask('open', { projectId });
  let done = 0;
  const answer = await inParallel(lists, AT_ONCE, async (list) => {
    const stored = await readList(deps, { projectId, list, etag: etags[list] ?? null, signal });
    done += 1;
    if (stored.ok) onStored(stored.value, done, lists.length);
    return stored;
  });
  return answer.ok ? success(null) : answer;
}

interface Wanted {
  projectId: string;
  list: ListName;
  etag: string | null;
  signal: AbortSignal;
}

async function readList(deps: ReadListsDeps, wanted: Wanted): Promise<KitsuAnswer<Stored>> {
  const { http, calls, now } = deps;
  const { projectId, list, etag, signal } = wanted;
  const at = now().getTime();
  const answer = await http.tagged(
    { method: 'GET', ...pathOf(projectId, list), parse: (body) => body, schema: bytes, signal },
    etag,
  );
  if (!answer.ok) return answer;
  const { value } = answer;
  const told =
    value.kind === 'fresh' ? { body: value.value, etag: value.etag } : { body: null, etag };
  const stored = await calls.ask('store', { projectId, list, at, ...told });
  // The cache was thrown away meanwhile: what is said to be as it was is not there.
  if (stored === 'missing' && etag !== null) return readList(deps, { ...wanted, etag: null });
  return stored === 'not-understood' ? notUnderstood() : success(stored);
}

/** Reads one item anew, of which an event told. One that Kitsu does not have any more leaves the cache. */
export async function readItem(
  { http, calls }: Pick<ReadListsDeps, 'http' | 'calls'>,
  {
    projectId,
    list,
    id,
    signal,
  }: { projectId: string; list: LiveList; id: string; signal: AbortSignal },
): Promise<KitsuAnswer<Stored>> {
  const answer = await http.request({
    method: 'GET',
    path: itemPathOf(list, id),
    parse: (body) => body,
    schema: bytes,
    signal,
  });
  if (!answer.ok && answer.code !== 'not-found') return answer;
  const body = answer.ok ? answer.value : null;
  return success(await calls.ask('put', { projectId, list, id, body }));
}

const notUnderstood = () =>
  failure(
    'not-understood',
    'Kitsu gave an answer that could not be read. What is shown is what was read before.',
    'Try again.',
  );

/** A production that this person may not see, or that is gone. */
export const isGone = (answer: KitsuAnswer<unknown>, projectId: string): boolean =>
  projectId !== STUDIO &&
  !answer.ok &&
  (answer.code === 'not-found' || answer.code === 'forbidden');
