import type { KitsuAnswer, KitsuFailure } from '../../kitsu/answer-types.ts';
import {
  deletePlaylist,
  getPlaylist,
  getProjectPlaylists,
  newPlaylist,
  updatePlaylist,
  type PlaylistChanges,
} from '../../kitsu/production/playlists.ts';
import {
  isNewPlaylist,
  playlistKind,
  type PlaylistBody,
  type PlaylistChange,
} from '../../outbox/kinds/playlist.ts';
import { conflictWords, isSameList, isSameState } from '../../outbox/kinds/playlist-words.ts';
import type { PlaylistState, PlaylistWithEntries, WantedEntry } from '../../shared/playlist.ts';
import { park, postpone } from '../../sync/push/at-most-once.ts';
import { over } from '../../sync/push/on-comment.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { classifyFailure, NOT_SAVED } from '../../sync/push/push-policy.ts';
import { decideSend, inFlightUntil, resetAttempt } from '../../sync/push/send-decision.ts';
import type { Arrived } from './change-playlist.ts';
import { isInKitsu, isUnmoved, merged, oursOf, stateOf } from './merge.ts';

export interface PushPlaylistDeps {
  /** Stores a playlist as Kitsu has it now; `null`: it is gone. Never rejects. */
  keep(projectId: string, id: string, playlist: PlaylistWithEntries | null): Promise<void>;
  /** One that was made has this id in Kitsu, and waits no more: until then it goes by its first one. */
  made(newId: string, id: string): void;
  arrived(id: string, arrived: Arrived): void;
}

/** Once more where the newest revisions are known only after it was written. */
const MOST_WRITES = 3;

const failed = (failure: KitsuFailure): PushOutcome => ({ kind: 'failed', failure });

/** Brings a playlist to Kitsu: makes it at most once, changes what is otherwise alone, or deletes it, and reads it back. */
export async function pushPlaylist(
  deps: PushPlaylistDeps,
  context: PushContext,
  change: PlaylistChange,
): Promise<PushOutcome> {
  const placed = await idInKitsu(context, change);
  if ('outcome' in placed) return placed.outcome;
  const { id, body } = placed;
  const push = { deps, context, change, id };
  if (body.wanted === null) return pushRemoval(push, body);
  return pushState(push, { ...body, wanted: body.wanted });
}

interface Pushed {
  deps: PushPlaylistDeps;
  context: PushContext;
  change: PlaylistChange;
  /** In Kitsu. */
  id: string;
}

function save({ replica }: PushContext, change: PlaylistChange, body: PlaylistBody): void {
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, { body });
  });
}

/** A try that was answered cannot arrive any more: who moved entry after entry meanwhile need not wait for it. */
function answered({ replica }: PushContext, { slot }: PlaylistChange): void {
  const row = replica.outbox.find(playlistKind, '', slot);
  if (!row) return;
  replica.change(() => replica.outbox.patch(row.id, { body: { ...row.body, sentAt: null } }));
}

/** Where it is in Kitsu: it is made, unless an earlier try of it has arrived. */
async function idInKitsu(
  context: PushContext,
  change: PlaylistChange,
): Promise<{ id: string; body: PlaylistBody } | { outcome: PushOutcome }> {
  const { replica, http, now, personId } = context;
  const { body } = change;
  const { playlistId, projectId, madeId, attempt, sent, wanted } = body;
  if (madeId !== null || !isNewPlaylist(playlistId)) return { id: madeId ?? playlistId, body };
  const all = await getProjectPlaylists(http, projectId);
  if (!all.ok) return { outcome: failed(all) };
  if (!replica.outbox.isCurrent(change)) return { outcome: { kind: 'done' } };
  const names = sent.map(({ name }) => name);
  const likes = all.value.filter((one) => one.createdBy === personId && names.includes(one.name));
  const ids = likes.map(({ id }) => id).reverse();
  const decision = decideSend(attempt, ids, now().getTime());
  if (decision.kind === 'wait') {
    save(context, change, { ...body, attempt: decision.attempt });
    return { outcome: postpone(context, change, decision.notBefore) };
  }
  if (decision.kind === 'twin') {
    const made = { ...body, madeId: decision.id };
    save(context, change, made);
    return { id: decision.id, body: made };
  }
  // Nothing of it has arrived, and nothing can any more.
  if (wanted === null) return { outcome: over(context, change) };
  // Whatever is there now, by whatever name, is none that this row makes.
  const tried = { ...decision.attempt, seen: all.value.map(({ id }) => id) };
  const sending = { ...body, attempt: tried, sent: [...sent, wanted] };
  save(context, change, sending);
  const made = await make(context, sending, wanted);
  if (!made.ok) {
    const mayArrive = classifyFailure(made).kind === 'wait' && made.code !== 'throttled';
    const over_ = { ...body, attempt: resetAttempt(tried) };
    save(
      context,
      change,
      mayArrive ? { ...sending, attempt: { ...tried, sentAt: now().getTime() } } : over_,
    );
    return { outcome: failed(made) };
  }
  const there = { ...sending, madeId: made.value.id };
  save(context, change, there);
  return { id: made.value.id, body: there };
}

const make = (
  { http }: PushContext,
  { projectId, kind, episodeId, isForAll }: PlaylistBody,
  { name, forClient, entries }: PlaylistState,
): Promise<KitsuAnswer<{ id: string }>> =>
  newPlaylist(http, projectId, {
    ...{ name, kind, forClient, episodeId, isForAll, entries: entries.map(sentEntry) },
  });

const sentEntry = ({ entityId, previewId: previewFileId }: WantedEntry) => ({
  entityId,
  previewFileId,
});

/** What of it is otherwise. */
function changesOf(found: PlaylistState, target: PlaylistState): PlaylistChanges {
  const { name, forClient, entries } = target;
  return {
    ...(name !== found.name && { name }),
    ...(forClient !== found.forClient && { forClient }),
    ...(!isSameList(entries, found.entries) && { entries: entries.map(sentEntry) }),
  };
}

/** It is read, what is otherwise is sent, and it is read again until it is as it was wanted. */
async function pushState(
  push: Pushed,
  asked: PlaylistBody & { wanted: PlaylistState },
): Promise<PushOutcome> {
  const { context, change, id } = push;
  const { http, replica, now } = context;
  let body = asked;
  for (let writes = 0; writes <= MOST_WRITES; writes += 1) {
    const read = await getPlaylist(http, body.projectId, id);
    if (!read.ok) return read.code === 'not-found' ? gone(push) : failed(read);
    if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
    const found = read.value;
    const target = merged(body, found);
    if (target === null) return conflict(push, body, found);
    if (isInKitsu(target, found)) return finish(push, found);
    // A lost try of another state that arrives after this one would stay.
    const ours = oursOf(body, target);
    const isOther = body.sent.some((one) => !isSameState(one, ours));
    const open = writes === 0 && isOther ? inFlightUntil(body.sentAt, now().getTime()) : null;
    if (open) return postpone(context, change, open.notBefore);
    const before = body;
    body = { ...body, sent: [...body.sent, ours], sentAt: now().getTime() };
    save(context, change, body);
    const written = await updatePlaylist(http, id, changesOf(stateOf(found), target));
    if (written.ok) answered(context, change);
    else {
      if (classifyFailure(written).kind === 'park') save(context, change, before);
      return written.code === 'not-found' ? gone(push) : failed(written);
    }
  }
  return failed(NOT_SAVED);
}

async function pushRemoval(push: Pushed, body: PlaylistBody): Promise<PushOutcome> {
  const { context, change, id } = push;
  const { http, replica } = context;
  const read = await getPlaylist(http, body.projectId, id);
  if (!read.ok && read.code !== 'not-found') return failed(read);
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  if (read.ok) {
    if (!isUnmoved(body, read.value)) return conflict(push, body, read.value);
    const sent = await deletePlaylist(http, id);
    if (!sent.ok && sent.code !== 'not-found') return failed(sent);
    const after = await getPlaylist(http, body.projectId, id);
    if (after.ok) return failed(NOT_SAVED);
    if (after.code !== 'not-found') return failed(after);
  }
  return finish(push, null);
}

async function finish(
  { deps, context, change, id }: Pushed,
  now: PlaylistWithEntries | null,
): Promise<PushOutcome> {
  const { projectId, playlistId, wanted } = change.body;
  await deps.keep(projectId, id, now);
  if (isNewPlaylist(playlistId)) deps.made(playlistId, id);
  deps.arrived(id, { wanted, found: now && stateOf(now) });
  return over(context, change);
}

async function gone({ deps, context, change, id }: Pushed): Promise<PushOutcome> {
  const { projectId, wanted, base } = change.body;
  await deps.keep(projectId, id, null);
  return park(context, change, { code: 'thing-gone', name: wanted?.name ?? base?.name ?? '' });
}

async function conflict(
  { deps, context, change, id }: Pushed,
  body: PlaylistBody,
  found: PlaylistWithEntries,
): Promise<PushOutcome> {
  const { replica } = context;
  await deps.keep(body.projectId, id, found);
  const asked = { ...body, kitsu: stateOf(found) };
  const { mine: wanted, has } = conflictWords(asked);
  const name = body.wanted?.name ?? body.base?.name ?? '';
  const cause = { code: 'field-conflict' as const, field: `The playlist ${name}`, has, wanted };
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    replica.outbox.patch(change.id, { state: 'conflict', cause, body: asked });
  });
  return { kind: 'needs-artist' };
}
