/** The artist's starts of one task, and the task's changes meanwhile. */
export class StartModel {
  /** Starts that the app accepted. */
  claims = 0;
  /** Starts that the artist discarded or resolved to Kitsu's status. */
  withdrawn = 0;
  /** Somebody else set the task to work in progress while a start waited: nothing is to be sent. */
  doneByOthers = 0;

  constructor(
    /** My comments with that status before anything happened. */
    readonly before: number,
  ) {}
}

export interface StartVerdict {
  lost: number;
  doubled: number;
  why: string | null;
}

/** `comments`: mine with that status now; `visible`: a start of it still waits for the artist. */
export function judgeStarts(
  model: StartModel,
  { comments, visible }: { comments: number; visible: boolean },
): StartVerdict {
  const made = comments - model.before;
  const least = model.claims - model.withdrawn - model.doneByOthers - (visible ? 1 : 0);
  const doubled = Math.max(0, made - model.claims);
  const lost = Math.max(0, least - made);
  const why = doubled > 0 ? 'started twice' : lost > 0 ? 'the start never came to Kitsu' : null;
  return { lost, doubled, why };
}
