import './styles/tokens.css';
import './styles/base.css';
import './lib/worker-url.ts';
import { mount } from 'svelte';
import App from './App.svelte';
import { lazyRooms } from './lazy-rooms.svelte.ts';
import { call } from './lib/api.ts';
import { app } from './lib/state/app.svelte.ts';
import { plan } from './lib/state/plan.svelte.ts';
import { keepViewState } from './lib/state/view-state.svelte.ts';
import { taskLists } from './lib/state/task-lists.svelte.ts';
import { timer } from './lib/state/timer.svelte.ts';
import { today } from './lib/state/today.svelte.ts';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

mount(App, { target });
const started = app.start({
  enter: (entrance) => {
    today.start(entrance);
    timer.start(entrance.timer);
    plan.start(entrance.plan);
    taskLists.start();
  },
  leave: () => {
    today.stop();
    timer.stop();
    plan.stop();
    taskLists.stop();
  },
});
keepViewState();
// What the first frame does not need waits for this in the main process.
void started.then(() => {
  const drawn = (): void => {
    // What the last time looked like has served: the app is drawn beneath it.
    document.getElementById('first-screen')?.remove();
    void call('app.drawn', {});
    // Where everybody goes, and where a key may follow at once; the others take a moment when they are gone to, and no
    // memory before.
    void lazyRooms.task.load().then(() => lazyRooms.timesheet.load());
  };
  // A message comes after the frame. A page that nobody sees draws none.
  if (document.hidden) drawn();
  else requestAnimationFrame(() => setTimeout(drawn));
});
