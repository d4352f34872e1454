import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lookAtFile } from '../../../../electron/media/look/look.ts';
import type { FileLook, ProductionMovie } from '../../../../electron/shared/file-look.ts';

const MOVIES = fileURLToPath(new URL('../../../fixtures/counted-movies/', import.meta.url));

/** A production of the small movies' own size and rate. */
export const PRODUCTION: ProductionMovie = {
  fps: { num: 24, den: 1 },
  resolution: { width: 64, height: 36 },
};

export const movie = (name: string): string => join(MOVIES, name);

/** What is found in one of the small movies, under another name if it is told one. */
export const lookAtMovie = (
  name: string,
  about: ProductionMovie = PRODUCTION,
  called = name,
): Promise<FileLook> => lookAtFile(movie(name), called, about);

export const codesOf = ({ checks }: FileLook): string[] => checks.map(({ code }) => code);
