import type { ProductionMovie } from '../shared/file-look.ts';
import type { KnownFacts } from '../shared/task-facts.ts';
import type { Task } from '../shared/task.ts';
import type { StudioConfig } from './studio-rules.ts';

/** Kitsu writes a rate as a decimal number: `23.976` means 24000/1001. */
const NTSC = new Map([
  ['23.976', 24_000],
  ['23.98', 24_000],
  ['29.97', 30_000],
  ['59.94', 60_000],
]);

/**
 * The rate and the size that Kitsu gives movies of a task: its shot's own where it has them, else the production's
 * (kitsu-media P4). `facts`: what is known of the task here, with the production's where the shot has none.
 */
export function movieOf(
  task: Task | undefined,
  { context }: StudioConfig,
  facts: Pick<KnownFacts, 'fps' | 'resolution'> | null,
): ProductionMovie {
  const project = context?.projects.find(({ id }) => id === task?.projectId);
  return {
    fps: rateOf(facts?.fps ?? '') ?? rateOf(project?.fps ?? ''),
    resolution: sizeOf(facts?.resolution ?? '') ?? sizeOf(project?.resolution ?? ''),
  };
}

/** A revision of the task has one file. */
export const takesOneFile = (task: Task | undefined, { context }: StudioConfig): boolean =>
  context?.projects.find(({ id }) => id === task?.projectId)?.oneFileARevision ?? false;

function rateOf(decimal: string): ProductionMovie['fps'] {
  const written = decimal.replace(',', '.');
  const ntsc = NTSC.get(written);
  if (ntsc !== undefined) return { num: ntsc, den: 1001 };
  const rate = Number(written);
  if (!Number.isFinite(rate) || rate <= 0 || rate > 1000) return null;
  const num = Math.round(rate * 1000);
  return num % 1000 === 0 ? { num: num / 1000, den: 1 } : { num, den: 1000 };
}

function sizeOf(written: string): ProductionMovie['resolution'] {
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/.exec(written.trim()) ?? [];
  if (width === undefined || height === undefined) return null;
  return { width: Number(width), height: Number(height) };
}
