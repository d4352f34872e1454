import { z } from 'zod';
import { route, write, type Options } from '../request-helpers.ts';
import type { Http } from '../http.ts';

/**
 * Takes an entity out of its production, and keeps it with its tasks. Managers and above, and the creator. Route: `PUT
 * /data/entities/:id`.
 */
export const cancelEntity = (http: Http, entityId: string, options?: Options) =>
  write(http, 'PUT', route`/data/entities/${entityId}`, { canceled: true }, z.unknown(), options);

/**
 * Takes a canceled episode, sequence, shot or asset back into its production. Making one of its name does not: Kitsu
 * answers that with the canceled one. Managers and above, and the creator. Route: `PUT /data/entities/:id`.
 */
export const restoreEntity = (http: Http, entityId: string, options?: Options) =>
  write(http, 'PUT', route`/data/entities/${entityId}`, { canceled: false }, z.unknown(), options);
