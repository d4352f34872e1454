import { failure, success, type Result } from '../../../shared/result.ts';
import type { SetupSaid } from '../../../shared/setup-said.ts';
import type { Cell, FileNote, Sheet, SheetRow } from '../sheet.ts';
import { likelyPattern, nameReader, type ShotName } from './clip-names.ts';
import { countedClips, type Clip, type Cut } from './cut.ts';

export interface CutChoices {
  /** How clips are named; `null`: found out, and asked. */
  names: string | null;
  /** What a shot's first frame is; `null`: not said, so that ranges stay as they are. */
  frameIn: number | 'source' | null;
  /** Frames before and after what the cut shows, counted into the shot. */
  handles: number;
  /** The episode that the cut is of. */
  episode: string | null;
}

type Named = Clip & { shot: ShotName };

/** The shots of a cut with their lengths, in its order; what is left out of it is asked about by its row. */
export function sheetOfCut(cut: Cut, choices: CutChoices): Result<Sheet> {
  const questions: FileNote[] = [...cut.questions];
  const say = ({ row }: { row: number | null }, said: SetupSaid): void =>
    void questions.push({ row, column: 'clip', said });
  if (cut.clips.length === 0) {
    say({ row: null }, { code: 'no-clips' });
    return success({ rows: [], questions, problems: [...cut.problems] });
  }
  const found = choices.names === null ? likelyPattern(namesIn(cut.clips)) : null;
  if (found) questions.push(found.question);
  const read = nameReader(found?.pattern ?? choices.names ?? '');
  if (!read)
    return failure('bad-input', `“${choices.names}” has no {sequence} and {shot}.`, EXAMPLE);
  const opened = countedClips(
    cut.clips,
    (name) => read(name) !== null,
    (clip) => say(clip, { code: 'opened', name: clip.name }),
  );
  const living = opened.filter((clip) => {
    if (!clip.enabled) say(clip, { code: 'disabled', name: clip.name });
    return clip.enabled;
  });
  const named = living.flatMap((clip): Named[] => {
    const shot = read(clip.name);
    if (!shot) say(clip, { code: 'no-shot', name: clip.name, nested: clip.nested });
    return shot ? [{ ...clip, shot }] : [];
  });
  for (const clip of named) oddities(clip, say);
  if (choices.frameIn === null && named.length > 0) say({ row: null }, { code: 'ranges-stay' });
  const rows = [...grouped(named).values()].map((clips) => rowOf(clips, choices, say));
  return success({ rows, questions, problems: [...cut.problems] });
}

/** Of all clips that are on, those within others too. */
export const namesIn = (clips: readonly Clip[]): string[] =>
  clips.flatMap(({ enabled, name, inner }) => (enabled ? [name, ...namesIn(inner ?? [])] : []));

const EXAMPLE = 'Give it like --names "{sequence}_{shot}".';

function oddities(clip: Named, say: (at: Clip, said: SetupSaid) => void): void {
  const { name, speed, transition, nested } = clip;
  const length = clip.recordOut - clip.recordIn;
  if (nested) say(clip, { code: 'nested', name });
  if (speed !== 1)
    say(clip, { code: 'speed', name, percent: Math.round(speed * 100), frames: length });
  if (transition > 0) say(clip, { code: 'transition', name, frames: transition });
}

function grouped(clips: readonly Named[]): Map<string, Named[]> {
  const groups = new Map<string, Named[]>();
  for (const clip of clips) {
    const key = JSON.stringify([clip.shot.episode, clip.shot.sequence, clip.shot.shot]);
    const group = groups.get(key);
    if (group) group.push(clip);
    else groups.set(key, [clip]);
  }
  return groups;
}

/** One shot; where the cut shows it more than once, its longest piece counts. */
function rowOf(
  clips: readonly Named[],
  { frameIn, handles, episode }: CutChoices,
  say: (at: Clip, said: SetupSaid) => void,
): SheetRow {
  const longest = clips.reduce((best, clip) => (lengthOf(clip) > lengthOf(best) ? clip : best));
  const { shot, row } = longest;
  if (clips.length > 1) {
    const pieces = clips.map((clip) => ({
      ...{ row: clip.row, track: clip.track, frames: lengthOf(clip) },
    }));
    const name = `${shot.sequence} / ${shot.shot}`;
    say(longest, { code: 'more-than-once', shot: name, pieces });
  }
  const frames = lengthOf(longest) + 2 * handles;
  const cell = (column: string, text: string | number): Cell => ({
    text: String(text),
    row,
    column,
  });
  const first = frameIn === 'source' ? longest.sourceIn - handles : frameIn;
  const inEpisode = shot.episode ?? episode;
  return {
    kind: 'Shot',
    row,
    cells: {
      ...(inEpisode === null ? {} : { episode: cell('clip', inEpisode) }),
      sequence: cell('clip', shot.sequence),
      name: cell('clip', shot.shot),
      frames: cell('frames', frames),
      ...(first === null
        ? {}
        : { frameIn: cell('frame in', first), frameOut: cell('frame out', first + frames - 1) }),
    },
    more: [],
  };
}

const lengthOf = ({ recordIn, recordOut }: Clip): number => recordOut - recordIn;
