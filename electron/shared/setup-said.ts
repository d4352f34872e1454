import { assertNever } from './result.ts';

/** What the reader of a set-up file says of a place in it: what it leaves out, reads otherwise, or cannot read. */
export type SetupSaid =
  /** Quotes of a table. */
  | { code: 'quote-open' | 'quote-wrong' }
  /** Of a workbook. */
  | { code: 'other-sheets'; read: string; others: string[] }
  | { code: 'hidden-row' }
  /** Of a table: what a row or cell is. */
  | { code: 'sum-row' }
  | { code: 'no-title'; text: string }
  | { code: 'formula' | 'formula-failed'; text: string }
  | { code: 'column-twice'; column: string }
  /** Of a film in YAML. */
  | { code: 'no-word'; word: string }
  | { code: 'not-here'; why: string }
  /** Of a cut: what cannot be read. */
  | { code: 'event' | 'ends-before' }
  | { code: 'timecode'; timecode: string; rate: string }
  | { code: 'no-place' | 'no-length'; name: string }
  /** Of a cut: how it is read. */
  | { code: 'no-clips' | 'ranges-stay' }
  | { code: 'sequences' | 'timelines'; count: number }
  | { code: 'no-drop-frame'; rate: string }
  | { code: 'other-length'; source: number; record: number }
  | { code: 'generated' | 'other-rate' | 'opened' | 'disabled' | 'nested'; name: string }
  | { code: 'no-shot'; name: string; nested: boolean }
  | { code: 'speed'; name: string; percent: number; frames: number }
  | { code: 'transition'; name: string; frames: number }
  | {
      code: 'more-than-once';
      shot: string;
      pieces: { row: number; track: string; frames: number }[];
    }
  /** `example`: a clip and its shot; `null`: it fits none. */
  | { code: 'pattern'; pattern: string; example: { clip: string; shot: string } | null }
  /** Of a list that ends somewhere. */
  | { code: 'more'; count: number }
  /** What a version before these codes kept. */
  | { code: 'earlier'; text: string };

/** The sentence; the only place that makes one. */
export function saidText(said: SetupSaid): string {
  switch (said.code) {
    case 'quote-open':
      return 'A quote is wrong: it is not closed.';
    case 'quote-wrong':
      return 'A quote is wrong: something stands behind it.';
    case 'other-sheets':
      return `Only the sheet “${said.read}” is read, not ${said.others.join(', ')}.`;
    case 'hidden-row':
      return 'This row is hidden. It is left out.';
    case 'sum-row':
      return 'This row is a sum. It is left out.';
    case 'no-title':
      return `“${said.text}” stands in a column without a name.`;
    case 'formula':
      return `“${said.text}” is a formula: save the file with its value.`;
    case 'formula-failed':
      return `“${said.text}” is a formula that failed.`;
    case 'column-twice':
      return `Another column says the same as “${said.column}”. Only the first counts.`;
    case 'no-word':
      return `“${said.word}” means nothing here.`;
    case 'not-here':
      return `This cannot be here: ${said.why}.`;
    case 'more':
      return `And ${said.count.toLocaleString('en')} more like these.`;
    case 'earlier':
      return said.text;
    default:
      return cutText(said);
  }
}

type CutSaid = Extract<
  SetupSaid,
  {
    code:
      | ('event' | 'ends-before' | 'timecode' | 'no-place' | 'no-length' | 'no-clips')
      | ('ranges-stay' | 'sequences' | 'timelines' | 'no-drop-frame' | 'other-length')
      | ('generated' | 'other-rate' | 'opened' | 'disabled' | 'nested' | 'no-shot' | 'speed')
      | ('transition' | 'more-than-once' | 'pattern');
  }
>;

function cutText(said: CutSaid): string {
  switch (said.code) {
    case 'event':
      return 'This event cannot be read.';
    case 'ends-before':
      return 'It ends before it begins.';
    case 'timecode':
      return `${said.timecode} cannot be at ${said.rate} frames a second.`;
    case 'no-place':
      return `The clip “${said.name}” has no place in the cut that can be read.`;
    case 'no-length':
      return `“${said.name}” has no length that can be read.`;
    case 'no-clips':
      return 'This cut shows no clips: black and sound are none.';
    case 'ranges-stay':
      return 'Which frame is a shot’s first is not said (--frame-in): ranges stay.';
    case 'sequences':
    case 'timelines':
      return `The file has ${said.count} ${said.code}. Only the first is read.`;
    case 'no-drop-frame':
      return `Drop-frame timecode does not exist at ${said.rate}: it is counted without.`;
    case 'other-length':
      return `Its source has ${said.source} frames and the cut ${said.record}, and no retime is said: the cut’s count.`;
    case 'generated':
      return `“${said.name}” is made by the editing program, and left out.`;
    case 'other-rate':
      return `The source of “${said.name}” has another rate: its frames are those of the source.`;
    case 'opened':
      return `“${said.name}” is a sequence within the cut: what is in it counts.`;
    case 'disabled':
      return `“${said.name}” is disabled, and left out.`;
    case 'nested':
      return `“${said.name}” is a sequence within the cut. It counts as one shot.`;
    case 'no-shot':
      return `“${said.name}”${said.nested ? ', a sequence,' : ''} is no shot’s name, and left out.`;
    case 'speed':
      return `“${said.name}” runs at ${said.percent} %: its ${said.frames} frames of the cut count.`;
    case 'transition':
      return `“${said.name}” comes in over ${said.frames} frames, which the shot before shows as well.`;
    case 'more-than-once':
      return `${said.shot} is in the cut more than once: ${said.pieces
        .map(({ row, track, frames }) => `${row} (${track}, ${frames})`)
        .join(', ')}. The longest counts.`;
    case 'pattern':
      return `Clips are read as ${said.pattern}: ${
        said.example ? `“${said.example.clip}” is ${said.example.shot}` : 'no clip fits it'
      }. Another pattern is given by --names.`;
    default:
      return assertNever(said);
  }
}
