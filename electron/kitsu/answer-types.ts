import type { Failure } from '../shared/result.ts';

/**
 * A failure with Kitsu's own answer beside it, for routes whose odd bodies mean something, and with
 * the fields that it objected to.
 */
export type KitsuFailure = Failure & {
  answer?: { status: number; body: unknown };
  fields?: { field: string; message: string }[];
};
export type KitsuAnswer<T> = { ok: true; value: T } | KitsuFailure;

/** A list and the mark to ask by next time, or that it still is what that mark stood for. */
export type Tagged<T> = { kind: 'unchanged' } | { kind: 'fresh'; value: T; etag: string | null };
