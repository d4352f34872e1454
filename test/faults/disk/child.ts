// The app's own modules in a process that can be killed: opens an account's folder and performs one action.
import { writeSync } from 'node:fs';
import { openReplica } from '../../../electron/replica/replica.ts';
import { setDay } from '../../../electron/time/day/commands.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTimer, DAY, NOW, RUNS_UNTIL, settleFirst } from './account.ts';

/** The action after the folder is open; `open` does nothing more. */
export type Deed = 'log' | 'start' | 'stop' | 'settle' | 'close' | 'open';

const DEEDS: { [D in Deed]: (replica: ReturnType<typeof openReplica>) => void } = {
  log(replica) {
    const moment = { today: DAY, at: NOW.toISOString() };
    const answer = setDay(replica, aStudio(), { taskId: 't2', day: DAY, minutes: 75 }, moment);
    if (!answer.ok) throw new Error(answer.message);
  },
  start(replica) {
    const answer = aTimer(replica, () => RUNS_UNTIL).start('t2', { status: true });
    if (!answer.ok) throw new Error(answer.message);
  },
  stop(replica) {
    const answer = aTimer(replica, () => RUNS_UNTIL).stop();
    if (!answer.ok) throw new Error(answer.message);
  },
  settle: settleFirst,
  close: (replica) => replica.close(),
  open: () => undefined,
};

const [folder = '', deed = 'open'] = process.argv.slice(2);
const replica = openReplica(folder, NOW);
writeSync(1, 'ready\n');
DEEDS[deed as Deed](replica);
writeSync(1, 'saved\n');
process.exit(0);
