import { describe, expect, inject, it } from 'vitest';
import { todoList } from '../../electron/tasks/todo-list.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { htmlPage, tooMany, type Fault } from '../fixtures/fault-proxy.ts';

const studio = inject('studio');
const TODO = /\/data\/user\/tasks$/;

/** Kitsu's answers are validated: an invalid one deletes nothing. */
describe.skipIf(studio === null)('reading', () => {
  const at = useWorkspaceHarness(studio);
  const sync = () => at.harness.workspace.sync.syncNow();
  const tasksHere = () => at.harness.workspace.replica.tasks.list('todo').length;

  it('keeps what can be understood of a to-do list, and counts the rest', async () => {
    const whole = tasksHere();
    at.proxy.on('GET', TODO, {
      kind: 'rewrite',
      change: (json) => {
        const [first, second, ...rest] = json as Record<string, unknown>[];
        const odd = { ...second, due_date: '', priority: null };
        return [null, 'task', { ...first, id: 7 }, odd, ...rest];
      },
    });
    expect(await sync()).toMatchObject({ problem: null });
    const { replica, sync: running } = at.harness.workspace;
    const list = todoList(replica, running.studio());
    expect(list).toMatchObject({ skipped: 3 });
    expect(list.tasks).toHaveLength(whole - 1);
  });

  it.each<[string, Fault, string]>([
    ['a web page', htmlPage, 'not-a-kitsu'],
    ['half a body', { kind: 'half' }, 'unreachable'],
    ['a fault', { kind: 'answer', status: 500 }, 'server-fault'],
    ['a full server', { kind: 'answer', status: 413 }, 'too-large'],
    ['too many requests', tooMany(5), 'throttled'],
  ])('leaves the list as it is for %s, and says so in one line', async (_what, fault, code) => {
    const whole = tasksHere();
    at.proxy.on('GET', TODO, fault);
    const { problem } = await sync();
    expect(problem?.code).toBe(code);
    expect(problem?.message).not.toContain('\n');
    expect(tasksHere()).toBe(whole);
    at.proxy.heal();
    expect((await sync()).problem).toBeNull();
  });
});
