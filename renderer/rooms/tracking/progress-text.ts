import type { ProgressDetails } from '../../../electron/shared/progress.ts';

/** `37 %`; nothing is not all of it. */
export const partOf = (part: number | null): string =>
  part === null ? '–' : `${Math.floor(part * 100)} %`;

/** Finished shots, and of the film as much as is known of its length. */
export function filmTexts({ shots, frames, seconds }: ProgressDetails['film']): [string, string][] {
  if (shots.total === 0) return [];
  const texts: [string, string][] = [['Shots finished', `${shots.done} of ${shots.total}`]];
  if (seconds && seconds.total > 0)
    texts.push(['Film finished', `${lengthText(seconds.done)} of ${lengthText(seconds.total)}`]);
  else if (frames.total > 0) texts.push(['Frames finished', `${frames.done} of ${frames.total}`]);
  return texts;
}

/** `2 min 05 s`, `48 s`. */
function lengthText(seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** Of those who sent back, or what was. */
export const MOST_NAMED = 12;
