/** The starts that an artist made on one task, and what became of the task meanwhile. */
export class StartModel {
  /** Starts that the app took. */
  claims = 0;
  /** Starts that the artist gave up, or left as they were in Kitsu. */
  withdrawn = 0;
  /** Somebody else put the task in work while a start waited: then there is nothing to send. */
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
