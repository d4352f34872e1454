import { requireCanReadProject, taskNamed } from '../rules/access.ts';
import { created, nothing, ok } from '../server/answer.ts';
import { get, post, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { SUBSCRIPTION } from '../store/conversation-model.ts';
import { serialize } from '../store/store.ts';

/** Following a task that one is not assigned to. Each can be repeated. */
export const subscriptionRoutes: Route[] = [
  get('/data/user/tasks/:task/subscribed', (ask) => ok(mine(ask).length > 0)),
  post('/actions/user/tasks/:task/subscribe', (ask) => {
    const { studio, me, params } = ask;
    const task = taskNamed(studio, params['task'] ?? '');
    requireCanReadProject(studio, me, task.project_id);
    const values = { task_id: task.id, person_id: me.id };
    const row = mine(ask)[0] ?? studio.store.insert(SUBSCRIPTION, values);
    return created(serialize(SUBSCRIPTION, row));
  }),
  remove('/actions/user/tasks/:task/unsubscribe', (ask) => {
    for (const { id } of mine(ask)) ask.studio.store.remove(SUBSCRIPTION, id);
    return nothing();
  }),
];

const mine = ({ studio, me, params }: SignedInRequest) =>
  studio.store.list(SUBSCRIPTION, { task_id: params['task'] ?? '', person_id: me.id });
