import type { Failure } from '../shared/result.ts';

/**
 * A failure that includes Kitsu's own answer, for routes whose special bodies mean something, and the
 * fields that it rejected.
 */
export type KitsuFailure = Failure & {
  answer?: { status: number; body: unknown };
  fields?: { field: string; message: string }[];
};
export type KitsuAnswer<T> = { ok: true; value: T } | KitsuFailure;

/** A list with its ETag for the next request, or the news that it is still what that ETag stood for. */
export type Tagged<T> = { kind: 'unchanged' } | { kind: 'fresh'; value: T; etag: string | null };
