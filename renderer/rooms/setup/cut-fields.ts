import { failure, success, type Result } from '../../../electron/shared/result.ts';
import type { SetupCutOptions } from '../../../electron/shared/setup.ts';

/** What is typed about a cut. */
export interface CutFields {
  /** Blank: it is found out. */
  pattern: string;
  /** What the ranges of the shots become. */
  ranges: 'keep' | 'first' | 'source';
  first: string;
  handles: string;
  episode: string;
}

/** The same as the main process takes it; refused where a number is none, with its field as `code`'s words. */
export function cutOptions(fields: CutFields): Result<SetupCutOptions> {
  const first = fields.first.trim();
  const handles = fields.handles.trim() || '0';
  if (fields.ranges === 'first' && !/^-?\d{1,7}$/.test(first))
    return failure('bad-input', 'The first frame is a number, such as 1001.');
  if (!/^\d{1,4}$/.test(handles))
    return failure('bad-input', 'Handles are a number of frames, such as 8.');
  return success({
    pattern: fields.pattern.trim() || null,
    frameIn: { keep: null, source: 'source' as const, first: Number(first) }[fields.ranges],
    handles: Number(handles),
    episode: fields.episode.trim() || null,
  });
}
