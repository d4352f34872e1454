import type { Json } from './model.ts';

/** One thing of an answer: a row of a model as zou shows it, whatever its columns. */
export type Item = { [key: string]: Json };
