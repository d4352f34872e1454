import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { defineKind } from './kind.ts';

/**
 * A plan that is applied to a production, or taken back. Its steps, and how far they are, stand in a file of their own
 * (`replica/setup/runs.ts`): there may be ten thousand.
 */
const setupBody = z.object({
  runId: z.string(),
  productionId: z.string(),
  /** Its name. */
  production: z.string(),
  direction: z.enum(['apply', 'take-back']),
  steps: z.number(),
});
export type SetupBody = z.infer<typeof setupBody>;
export type SetupChange = Change<SetupBody>;

/** The set-up of a production. It has no task; its slot is the run's id. */
export const setupKind = defineKind<SetupBody>({
  kind: 'setup',
  schema: setupBody,
  shows: [],
  isUntried: ({ attempts, state }) => attempts === 0 && state !== 'sending',
  // One at a time: what the second one needs the first may make.
  queue: () => 'setup',
  tell: ({ body: { production, direction, steps }, attempts }) => ({
    title: production,
    does: `${direction === 'apply' ? 'Set up' : 'Take a set-up back'}: ${steps === 1 ? '1 step' : `${steps} steps`}`,
    discards: 'What is done stays in Kitsu; the rest is not done.',
    mayHaveArrived: attempts > 0,
  }),
});
