/**
 * A room whose code is not part of the page that draws first: it comes when the room is asked for, or behind the first
 * frame, whichever is sooner.
 */
class LazyRoom<Page> {
  #page = $state.raw<Page | null>(null);
  readonly #import: () => Promise<{ default: Page }>;

  constructor(load: () => Promise<{ default: Page }>) {
    this.#import = load;
  }

  /** The room's component; `null` until its code has come, for which this asks. */
  get page(): Page | null {
    if (this.#page === null) void this.load();
    return this.#page;
  }

  /** Settles when `page` is there. */
  async load(): Promise<void> {
    this.#page ??= (await this.#import()).default;
  }
}

/** All of them. What stands in the first frame of a signed-in artist is none of these. */
export const lazyRooms = Object.freeze({
  making: new LazyRoom(() => import('./rooms/making/making-page.svelte')),
  mine: new LazyRoom(() => import('./rooms/my-schedule/my-schedule-page.svelte')),
  newerApp: new LazyRoom(() => import('./rooms/newer-app/newer-app.svelte')),
  notifications: new LazyRoom(() => import('./rooms/notifications/notifications-page.svelte')),
  outbox: new LazyRoom(() => import('./rooms/outbox/outbox-page.svelte')),
  productions: new LazyRoom(() => import('./rooms/productions/productions-page.svelte')),
  schedule: new LazyRoom(() => import('./rooms/schedule/schedule-page.svelte')),
  settings: new LazyRoom(() => import('./rooms/settings/settings-page.svelte')),
  setup: new LazyRoom(() => import('./rooms/setup/setup-page.svelte')),
  signIn: new LazyRoom(() => import('./rooms/sign-in/sign-in-page.svelte')),
  structure: new LazyRoom(() => import('./rooms/structure/structure-page.svelte')),
  team: new LazyRoom(() => import('./rooms/team/team-page.svelte')),
  task: new LazyRoom(() => import('./rooms/task/task-detail.svelte')),
  timesheet: new LazyRoom(() => import('./rooms/timesheet/timesheet.svelte')),
  tracking: new LazyRoom(() => import('./rooms/tracking/tracking-page.svelte')),
  viewer: new LazyRoom(() => import('./rooms/viewer/viewer.svelte')),
});
