import type { TokenSource } from '../../kitsu/http.ts';
import type { Replica } from '../../replica/replica.ts';
import { reviews } from '../pull/pull-to-check.ts';
import { previewChanged } from '../push/preview-changed.ts';
import { readLiveEvent, type LiveEvent } from './live-event.ts';
import type { EventFacts } from './event-effects.ts';
import { createEventBatcher } from './event-batcher.ts';
import { openLiveSocket, type LiveSocket } from './event-socket.ts';
import type { Sync } from '../sync.ts';

export interface LiveDeps {
  api: string;
  tokens: TokenSource;
  userAgent: string;
  personId: string;
  replica: Replica;
  sync: Pick<
    Sync,
    | 'studio'
    | 'namesChanged'
    | 'readAgain'
    | 'readTasks'
    | 'readComments'
    | 'readDrawn'
    | 'refreshIfOlderThan'
  >;
  /** Hears every event, as it comes, for what is shown beside the artist's own work. */
  hear?(name: string, data: unknown): void;
  /** The line is up again: earlier events were missed. */
  reconnected?(): void;
  /** True for an event that one of our own writes caused. */
  isEcho(event: LiveEvent): boolean;
  now(): Date;
  random(): number;
  isSignedOut(): boolean;
  /** When to connect first; at once where nobody says when. */
  later?(work: () => void): void;
  log(message: string): void;
}

/** Listens to one studio's events for one artist, and refreshes what they say has changed. */
export function openLive(deps: LiveDeps): LiveSocket {
  const { sync, replica, now, random, isSignedOut, log } = deps;
  const statusOf = (id: string) => sync.studio().context?.statuses.find((one) => one.id === id);
  const facts: EventFacts = {
    me: deps.personId,
    listOf: (taskId) => replica.tasks.listOf(taskId),
    isFeedback: (statusId) => statusOf(statusId)?.isFeedbackRequest ?? false,
    get reviews() {
      return reviews(replica);
    },
    isToCheck: (taskId) => replica.toCheck.has(taskId),
    tasksOf: (entityId) => replica.tasks.mineOf(entityId),
    taskOfPreview: (previewId) => replica.comments.taskOfPreview(previewId),
  };
  const reading = createEventBatcher({
    facts,
    now,
    isSignedOut,
    log,
    readPart: (part) => sync.readAgain(part),
    readTasks: (taskIds) => sync.readTasks(taskIds),
    readComments: (taskIds) => sync.readComments(taskIds),
    readAll: () => sync.refreshIfOlderThan(0),
  });
  const socket = openLiveSocket({
    api: deps.api,
    tokens: deps.tokens,
    userAgent: deps.userAgent,
    now,
    random,
    isSignedOut,
    ...(deps.later ? { later: deps.later } : {}),
    log,
    onConnect() {
      reading.resync();
      deps.reconnected?.();
    },
    onEvent(name, data) {
      deps.hear?.(name, data);
      const event = readLiveEvent(name, data);
      if (event?.kind === 'preview') previewChanged(replica, event.previewId);
      if (event?.kind === 'names') sync.namesChanged(event.projectId);
      if (event?.kind === 'annotation') sync.readDrawn(event.previewId);
      else if (event && !deps.isEcho(event)) reading.add(event);
    },
  });
  return {
    ...socket,
    close() {
      reading.stop();
      socket.close();
    },
  };
}
