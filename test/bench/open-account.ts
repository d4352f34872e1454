// Opens an account's data once, in a process that has just started, and says how long that took.
import { openReplica } from '../../electron/replica/replica.ts';

const began = performance.now();
const replica = openReplica(process.argv[2] ?? '', new Date());
// What the timer and the tray ask first.
replica.segments.running();
replica.segments.lastTasks(5);
const took = performance.now() - began;
const [firstOf] = replica.tasks.list('todo');
const logged = performance.now();
replica.change(() =>
  replica.segments.put({
    ...{ id: `bench-${Date.now()}`, taskId: firstOf?.id ?? 't1', day: '2026-11-30' },
    ...{ start: 0, end: 60_000 },
  }),
);
const change = performance.now() - logged;
const closing = performance.now();
// Killed: what it leaves is looked through, row by row, by the next.
if (process.argv[3] === 'killed') process.exit(say());
replica.close();
say();

function say(): number {
  console.log(JSON.stringify({ took, change, closed: performance.now() - closing }));
  return 0;
}
