import { expect, it } from 'vitest';
import { allRoutes } from '../../../electron/practice/routes/all-routes.ts';
import { Router } from '../../../electron/practice/server/router.ts';
import type { Route } from '../../../electron/practice/server/router.ts';
import type { HttpRequest } from '../../../electron/platform/transport.ts';
import reference from '../../contract/trace/reference-trace.json' with { type: 'json' };
import { BESIDE_THE_TRACE } from '../../gazu/beside-the-trace.ts';
import { chanceOf, honestAnswer, type Chance } from '../kitsu/fuzz-answers.ts';
import { everyCall } from '../kitsu/fuzz-calls.ts';

/** Routes that only Kitsu's own pages use: our tests call them as somebody in the studio. */
const ON_KITSUS_PAGES = [
  'GET /data/comments/:comment',
  'GET /data/tasks/:task/comments/:comment',
  'PUT /data/comments/:comment',
  'DELETE /data/comments/:comment',
  'DELETE /data/tasks/:task/comments/:comment',
  'DELETE /data/tasks/:task/comments/:comment/reply/:reply',
  'POST /data/tasks/:task/comments/:comment/ack',
  'GET /data/user/tasks/:task/subscribed',
  'POST /actions/user/tasks/:task/subscribe',
  'DELETE /actions/user/tasks/:task/unsubscribe',
  'DELETE /data/tasks/:task/comments/:comment/attachments/:attachment',
  'GET /data/attachment-files/:attachment',
  'GET /data/attachment-files/:attachment/file/:name',
  'POST /actions/tasks/:task/comments/:comment/preview-files/:preview',
  'DELETE /actions/tasks/:task/comments/:comment/preview-files/:preview',
  'GET /data/preview-files/:preview',
  'GET /pictures/thumbnails-square/preview-files/:preview.png',
  'GET /pictures/originals/preview-files/:preview.png',
  'GET /pictures/originals/preview-files/:preview.:extension',
  'GET /pictures/originals/preview-files/:preview/download',
  'GET /movies/originals/preview-files/:preview.mp4',
  'GET /movies/originals/preview-files/:preview/download',
  'GET /movies/low/preview-files/:preview.mp4',
  'GET /movies/tiles/preview-files/:preview.png',
  'POST /actions/persons/:person/change-password',
  'PUT /data/projects/:project/entities/:entity/casting',
  'POST /data/project-templates/from-project/:project',
  'DELETE /data/project-templates/:template',
  'POST /data/projects/:project/edits',
  'POST /data/projects/:project/concepts',
  'POST /data/milestones',
  'DELETE /data/milestones/:milestone',
  'PUT /data/production-schedule-version-task-links/:link',
];
/** Routes that our client calls only for data that the fake answers lack. */
const BY_OUR_CLIENT_TOO = [
  'DELETE /data/assets/:id', // deleteEntity of other kinds than a shot
  'DELETE /data/sequences/:id',
  'DELETE /data/episodes/:id',
  'PUT /data/projects/:project', // closeProject, once it has found the status "Closed"
  'GET /pictures/thumbnails/projects/:project.png', // getPicture of a production
  'GET /pictures/previews/preview-files/:preview.png', // getPicture of a preview
  'GET /data/projects/:project/entities/:entity/casting', // readTaskFacts of a shot
  'GET /data/assets/:asset/cast-in', // readTaskFacts of an asset
];

const named = ({ method, path }: Route): string => `${method} ${path}`;
const router = new Router(allRoutes);
const routeOf = (method: string, path: string): string => named(router.find(method, path).route);

/** Answers successfully, with rows of any kind, so that every request of a call is made. */
const TRIES = 10;

async function askedByOurClient(): Promise<Set<string>> {
  const asked = new Set<string>();
  const answer = (request: HttpRequest, chance: Chance) => {
    const path = new URL(request.url).pathname.replace(/^\/api(?=\/)/, '');
    asked.add(routeOf(request.method, path));
    return Promise.resolve(honestAnswer(request, chance));
  };
  for (const { run } of await everyCall()) {
    for (let seed = 0; seed < TRIES; seed += 1) {
      const chance = chanceOf(seed);
      await run({ send: (request) => answer(request, chance) });
    }
  }
  return asked;
}

it('has no route but those that our client, the reference client or a studio in our tests calls', async () => {
  const byReference = reference.requests.map(({ method, path }) =>
    routeOf(method, path.replace(/\?.*/, '')),
  );
  const called = new Set([
    ...(await askedByOurClient()),
    ...byReference,
    ...[...BESIDE_THE_TRACE, ...ON_KITSUS_PAGES, ...BY_OUR_CLIENT_TOO],
  ]);
  expect(allRoutes.map(named).filter((route) => !called.has(route))).toEqual([]);
  // Names in the lists above that are no longer routes must be removed.
  expect([...called].filter((route) => !allRoutes.map(named).includes(route))).toEqual([]);
}, 60_000);
