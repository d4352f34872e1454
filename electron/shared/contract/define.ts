import { z } from 'zod';
import { isDay } from '../day.ts';
import { MINUTES_A_DAY } from '../minutes.ts';

/** One operation: what it is asked with, and what it answers. */
export interface Operation<Args extends z.ZodType, Value> {
  args: Args;
  /** Carries the result's type only. */
  value?: Value;
}

export const operation =
  <Value>() =>
  <Args extends z.ZodType>(args: Args): Operation<Args, Value> => ({ args });

/** What arguments are made of, for every file of the contract. */
export const noArgs = z.strictObject({});
export const id = z.string().min(1).max(64);
export const minutes = z.int().min(0).max(MINUTES_A_DAY);
export const day = z.string().refine(isDay, 'Not a day');
