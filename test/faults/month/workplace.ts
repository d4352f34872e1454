import type { StudioApi } from '../../fixtures/studio-api.ts';

/** Where an artist of a month works: the app's folder, and the studio behind it. */
export interface Workplace {
  bundle: string;
  folder: string;
  url: string;
  credentials: { email: string; password: string };
  /** The artist's own session, for asking Kitsu itself. */
  kitsu: StudioApi;
  tasks: readonly string[];
  /** Called for everything that happens. */
  note(what: string): void;
}
