import type { Json } from './model.ts';

/** One item of an answer: a row of any model as zou shows it. */
export type Item = { [key: string]: Json };
