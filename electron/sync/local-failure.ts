import type { KitsuFailure } from '../kitsu/answer-types.ts';
import { diskFailure } from '../replica/durability/disk-failure.ts';
import { failure } from '../shared/result.ts';

/** An error here and not at Kitsu: of the disk, or a fault of the app's own. */
export const localFailure = (error: unknown): KitsuFailure => {
  const disk = diskFailure(error);
  return failure(
    disk?.code ?? 'unexpected',
    `${disk?.message ?? 'What Kitsu sent could not be saved.'} What was saved here before is safe.`,
    disk?.action ?? 'Retrying automatically.',
  );
};
