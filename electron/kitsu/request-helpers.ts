import { z } from 'zod';
import { oneLine } from '../shared/plain-text.ts';
import { failure, success, type FailureCode } from '../shared/result.ts';
import type { Call, Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { isOlder } from './server.ts';

/** The last argument of every function here. */
export interface Options {
  /** Cancels the request, or the rest of several; the answer is then `cancelled`. */
  signal?: AbortSignal;
}

type Query = Record<string, string>;

/** A path with its data parts encoded: ``route`/data/tasks/${taskId}/full` ``. */
export const route = (fixed: TemplateStringsArray, ...data: string[]): string =>
  String.raw({ raw: fixed }, ...data.map(encodeURIComponent));

const signalOf = ({ signal }: Options): Options => (signal ? { signal } : {});

/** A GET whose answer is validated by `schema`. */
export const read = <T>(
  http: Http,
  path: string,
  schema: z.ZodType<T>,
  options: Options = {},
  query?: Query,
): Promise<KitsuAnswer<T>> =>
  http.request({ method: 'GET', path, schema, ...signalOf(options), ...(query ? { query } : {}) });

/** A POST or PUT with a JSON body. */
export const write = <T>(
  http: Http,
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  options: Options = {},
): Promise<KitsuAnswer<T>> => http.request({ method, path, body, schema, ...signalOf(options) });

/** A DELETE; Kitsu answers 204 without a body. */
export async function remove(
  http: Http,
  path: string,
  options: Options = {},
  query?: Query,
): Promise<KitsuAnswer<null>> {
  const call: Call<unknown> = { method: 'DELETE', path, schema: z.unknown() };
  const answer = await http.request({
    ...call,
    ...signalOf(options),
    ...(query ? { query } : {}),
  });
  return answer.ok ? success(null) : answer;
}

/** A GET that may be answered by "unchanged". */
export const readTagged = <T>(
  http: Http,
  path: string,
  schema: z.ZodType<T>,
  etag: string | null,
  options: Options = {},
) => http.tagged({ method: 'GET', path, schema, ...signalOf(options) }, etag);

/** Maps the value of a successful answer. */
export const mapped = <T, U>(answer: KitsuAnswer<T>, change: (value: T) => U): KitsuAnswer<U> =>
  answer.ok ? success(change(answer.value)) : answer;

/**
 * Kitsu compares names without case and treats `%` and `_` as wildcards, so its answer holds more than
 * was asked for. Only a backslash would hide the name itself and is escaped.
 */
export const namePattern = (name: string): string => name.replaceAll('\\', '\\\\');

/** The item with exactly that name, as names are read here, or `null`. */
export const exactly = <T extends { name: string }>(
  answer: KitsuAnswer<T[]>,
  name: string,
): KitsuAnswer<T | null> =>
  mapped(answer, (found) => found.find((one) => one.name === oneLine(name)) ?? null);

/** The first match, or `null`. */
export const firstOf = <T>(
  answer: KitsuAnswer<T[]>,
  fits: (one: T) => boolean,
): KitsuAnswer<T | null> => mapped(answer, (found) => found.find(fits) ?? null);

const greeting = z.looseObject({ version: z.string() });

/**
 * The answer of a route that Kitsu has only since a version. "Not found" may mean the item or the
 * route, with the same message, so the server's version is asked; `signs` are the failures by which an
 * older one shows that it lacks the route. Route: `GET /`.
 */
export async function requireVersion<T>(
  http: Http,
  version: string,
  answer: KitsuAnswer<T>,
  options: Options = {},
  signs: readonly FailureCode[] = ['not-found', 'not-supported'],
): Promise<KitsuAnswer<T>> {
  if (answer.ok || !signs.includes(answer.code)) return answer;
  const server = await read(http, '/', greeting, options);
  if (!server.ok || !isOlder(server.value.version, version)) return answer;
  return failure(
    'not-supported',
    `This Kitsu is ${server.value.version}; this works since ${version}.`,
    'Ask whoever runs your Kitsu to update it.',
  );
}
