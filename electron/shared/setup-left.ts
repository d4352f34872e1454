import { assertNever } from './result.ts';

/** Why a step of a run was not done, or not wholly: a code with its facts, as it is stored and shown. */
export type SetupLeft =
  /** Somebody changed these values in Kitsu since the plan was made. */
  | { code: 'moved'; fields: string[] }
  /** Kitsu has it meanwhile: canceled, made by somebody else, or no longer at all. */
  | { code: 'canceled' | 'made-by-others' | 'gone' }
  /** What it needs could not be made. */
  | { code: 'needs-other' }
  /** Kitsu said yes, and has it otherwise. */
  | { code: 'not-kept' }
  /** Kitsu said yes, and its answer lacks it. */
  | { code: 'no-task' | 'not-cast' | 'not-assigned' }
  /** `said`: by Kitsu, or by what asks it. */
  | { code: 'refused'; said: string }
  /** Of taking back: it stays as a whole. */
  | { code: 'stays'; why: StaysFor }
  | { code: 'stays-changed'; fields: string[] }
  | { code: 'stays-refused'; said: string }
  /** A person with other tasks. */
  | { code: 'member-stays' }
  /** Of taking back: these values are somebody else's by now, the others were set back. */
  | { code: 'keeps'; fields: string[] }
  /** What a version before these codes kept. */
  | { code: 'earlier'; text: string };

export type StaysFor =
  | 'worked-on'
  | 'renamed'
  | 'described'
  | 'pictured'
  | 'has-tasks'
  | 'holds-more'
  | 'cast-otherwise'
  | 'counted-otherwise';

/** The cause as a sentence about what its title names; the only place that makes one. */
export function leftText(left: SetupLeft): string {
  switch (left.code) {
    case 'moved':
      return `Somebody changed ${fieldsText(left.fields)} in Kitsu since the plan was made. It stays as it is there.`;
    case 'canceled':
      return 'It was canceled in Kitsu meanwhile: plan once more.';
    case 'made-by-others':
      return 'Somebody made it in Kitsu meanwhile: plan once more.';
    case 'gone':
      return 'It is no longer in Kitsu: plan once more.';
    case 'needs-other':
      return 'Not done: what it needs could not be made.';
    case 'not-kept':
      return 'It is in Kitsu not as planned, or was changed there since. Plan once more.';
    case 'no-task':
      return 'Kitsu made no task, and says not why.';
    case 'not-cast':
      return 'Kitsu left it out of the shot.';
    case 'not-assigned':
      return 'Kitsu left the assignment out.';
    case 'refused':
      return left.said;
    case 'stays':
      return `It stays: ${STAYS[left.why]}.`;
    case 'stays-changed':
      return `It stays: somebody changed ${fieldsText(left.fields)}.`;
    case 'stays-refused':
      return `It stays: ${left.said}`;
    case 'member-stays':
      return 'Stays in the team, with other tasks.';
    case 'keeps':
      return `It keeps ${fieldsText(left.fields)}: somebody changed that since.`;
    case 'earlier':
      return left.text;
    default:
      return assertNever(left);
  }
}

const STAYS: Readonly<Record<StaysFor, string>> = {
  'worked-on': 'somebody has worked on it, or changed it',
  renamed: 'somebody renamed it',
  described: 'somebody described it',
  pictured: 'it has a picture',
  'has-tasks': 'it has tasks',
  'holds-more': 'something in it stays',
  'cast-otherwise': 'somebody changed its casting',
  'counted-otherwise': 'somebody changed how often it is there',
};

const FIELDS: Readonly<Record<string, string>> = {
  nbFrames: 'the frames',
  frameIn: 'the first frame',
  frameOut: 'the last frame',
  startDate: 'the start',
  dueDate: 'the due date',
  estimation: 'the estimate',
  isShared: 'sharing',
  count: 'how often it is there',
};

/** The values for a sentence; those of metadata as `data.mood`. */
const fieldsText = (fields: readonly string[]): string =>
  fields
    .map(
      (name) =>
        FIELDS[name] ?? (name.startsWith('data.') ? name.slice('data.'.length) : `the ${name}`),
    )
    .join(', ');
