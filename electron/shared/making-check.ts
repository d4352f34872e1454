import { isDay } from './day.ts';
import { rateWords, readRate } from './frame-rate.ts';
import {
  LONGEST_FPS,
  LONGEST_NAME,
  LONGEST_RATIO,
  LONGEST_RESOLUTION,
  type KeptRate,
  type MakingChoices,
  type MakingStep,
  type ProductionDraft,
} from './making.ts';
import { isNear } from './quick/name-words.ts';
import { searchKey } from './search-key.ts';

export type DraftField =
  | 'name'
  | 'type'
  | 'startDate'
  | 'endDate'
  | 'fps'
  | 'ratio'
  | 'resolution'
  | 'taskTypes'
  | 'statuses'
  | 'assetTypes'
  | 'team'
  | 'columns';

/** What keeps a draft from being made: a code with its facts; the window makes the sentence. */
export type DraftProblem = { field: DraftField } & (
  | { code: 'empty' }
  | { code: 'too-long'; most: number; has: number }
  /** `open`: it runs; a closed one keeps its name too. */
  | { code: 'taken'; name: string; open: boolean }
  | { code: 'no-day' }
  | { code: 'end-before-start' }
  | { code: 'no-rate' }
  | { code: 'no-ratio' }
  | { code: 'no-resolution' }
  /** Chosen ones that the studio has no more. */
  | { code: 'gone'; count: number }
  /** Columns of tasks whose task types are not chosen. */
  | { code: 'no-task-type'; names: string[] }
);

/** Which step shows a field. */
export const STEP_OF: Readonly<Record<DraftField, MakingStep>> = {
  ...{ name: 'basics', type: 'basics', startDate: 'basics', endDate: 'basics' },
  ...{ fps: 'basics', ratio: 'basics', resolution: 'basics' },
  ...{ taskTypes: 'work', statuses: 'work', assetTypes: 'work' },
  ...{ team: 'team', columns: 'work' },
};

const nameKey = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** All that is wrong with a draft. `choices`: what the studio has; `null` while that is unknown. */
export function problemsOf(draft: ProductionDraft, choices: MakingChoices | null): DraftProblem[] {
  return [
    ...nameProblems(draft, choices),
    ...dateProblems(draft),
    ...formatProblems(draft),
    ...goneProblems(draft, choices),
    ...columnProblems(draft),
  ];
}

function nameProblems({ name }: ProductionDraft, choices: MakingChoices | null): DraftProblem[] {
  const typed = name.trim();
  if (typed === '') return [{ field: 'name', code: 'empty' }];
  const has = [...typed].length;
  if (has > LONGEST_NAME) return [{ field: 'name', code: 'too-long', most: LONGEST_NAME, has }];
  const taken = choices?.productions.find((one) => nameKey(one.name) === nameKey(typed));
  return taken ? [{ field: 'name', code: 'taken', name: taken.name, open: taken.open }] : [];
}

function dateProblems({ startDate, endDate }: ProductionDraft): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (startDate !== '' && !isDay(startDate)) problems.push({ field: 'startDate', code: 'no-day' });
  if (endDate !== '' && !isDay(endDate)) problems.push({ field: 'endDate', code: 'no-day' });
  if (problems.length === 0 && startDate !== '' && endDate !== '' && endDate < startDate)
    problems.push({ field: 'endDate', code: 'end-before-start' });
  return problems;
}

/** A rate as Kitsu keeps it, which is a text of at most ten signs; `null` for no rate. */
export function keptRate(typed: string): KeptRate | null {
  const rate = readRate(typed);
  if (!rate) return null;
  const text = rateWords(rate);
  return text.length > LONGEST_FPS ? null : { rate, text };
}

function formatProblems({ type, fps, ratio, resolution }: ProductionDraft): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (type.trim() === '') problems.push({ field: 'type', code: 'empty' });
  if (keptRate(fps) === null) problems.push({ field: 'fps', code: 'no-rate' });
  if (!isRatio(ratio)) problems.push({ field: 'ratio', code: 'no-ratio' });
  // Kitsu also takes `x1080`, of which movies get the width that they have.
  const fits = /^(\d{2,5})?x\d{2,5}$/.test(resolution) && resolution.length <= LONGEST_RESOLUTION;
  if (!fits) problems.push({ field: 'resolution', code: 'no-resolution' });
  return problems;
}

/** `16:9` and `2.39:1`. */
const isRatio = (ratio: string): boolean =>
  ratio.length <= LONGEST_RATIO && /^\d{1,5}(\.\d{1,4})?:\d{1,5}(\.\d{1,4})?$/.test(ratio);

function goneProblems(draft: ProductionDraft, choices: MakingChoices | null): DraftProblem[] {
  if (!choices) return [];
  const gone = (ids: string[], known: readonly { id: string }[]): number => {
    const all = new Set(known.map(({ id }) => id));
    return ids.filter((id) => !all.has(id)).length;
  };
  const counts = [
    ['taskTypes', gone(draft.taskTypeIds, choices.taskTypes)],
    ['statuses', gone(draft.statusIds, choices.statuses)],
    ['assetTypes', gone(draft.assetTypeIds, choices.assetTypes)],
    [
      'team',
      gone(
        draft.team.map(({ personId }) => personId),
        choices.people,
      ),
    ],
  ] as const;
  return counts.flatMap(([field, count]) => (count > 0 ? [{ field, code: 'gone', count }] : []));
}

/** Kitsu would show such a column nowhere. */
function columnProblems({ columns, taskTypeIds }: ProductionDraft): DraftProblem[] {
  const names = columns
    .filter(({ taskTypeId }) => taskTypeId !== null && !taskTypeIds.includes(taskTypeId))
    .map(({ name }) => name);
  return names.length > 0 ? [{ field: 'columns', code: 'no-task-type', names }] : [];
}

/** Fewer letters are in many names. */
const SHORTEST_NEAR = 4;
const MOST_NEAR = 3;

/** Productions whose names may be meant: the same but for accents, signs or a slip of the finger. */
export function nearNames(name: string, choices: MakingChoices | null): string[] {
  const key = signless(name);
  if (key.length < SHORTEST_NEAR || !choices) return [];
  return choices.productions
    .filter((one) => {
      if (nameKey(one.name) === nameKey(name)) return false;
      const other = signless(one.name);
      return other === key || isNear(key, other) || (other.length > 5 && key.startsWith(other));
    })
    .slice(0, MOST_NEAR)
    .map((one) => one.name);
}

const signless = (name: string): string => searchKey(name).replace(/[^\p{L}\p{N}]+/gu, '');
