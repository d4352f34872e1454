import { z } from 'zod';
import { LARGEST_FILE_BYTES } from '../comment.ts';
import { isDay } from '../day.ts';
import { MINUTES_A_DAY } from '../minutes.ts';

/** One operation: its arguments and its result. */
export interface Operation<Args extends z.ZodType, Value> {
  args: Args;
  /** Carries only the result's type. */
  value?: Value;
}

/** Its schema is made when it is first asked for: those of all operations would take a part of every start. */
export const operation =
  <Value>() =>
  <Args extends z.ZodType>(args: () => Args): Operation<Args, Value> => {
    let made: Args | undefined;
    return {
      get args() {
        made ??= args();
        return made;
      },
    };
  };

/** Schemas of arguments, for every file of the contract. */
export const noArgs = z.strictObject({});
export const id = z.string().min(1).max(64);
export const minutes = z.int().min(0).max(MINUTES_A_DAY);
/** Files that were pasted or dropped, and lie nowhere on this computer. */
export const givenFiles = (most: number) =>
  z
    .array(
      z.strictObject({
        name: z.string().min(1).max(500),
        content: z.instanceof(Uint8Array).refine((one) => one.length <= LARGEST_FILE_BYTES),
      }),
    )
    .min(1)
    .max(most);
export const day = z.string().refine(isDay, 'Not a day');
