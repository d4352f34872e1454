import { z } from 'zod';

/** An answer's bytes as they came: they are parsed in the worker. */
export const bytes = z.custom<Buffer>((value) => value instanceof Uint8Array);
