import { OPERATIONS, type OperationName } from '../shared/operations.ts';
import type { Handlers } from './register.ts';

type Subject = OperationName extends infer Name
  ? Name extends `${infer First}.${string}`
    ? First
    : never
  : never;

/** What answers the operations of one subject, which is the first word of their names. */
type OfSubject<Of extends Subject> = Pick<Handlers, Extract<OperationName, `${Of}.${string}`>>;

/**
 * The handlers of a subject whose code is read when the first of them is asked for: a start, and an artist who never
 * goes there, does without it. Calls are done in the order in which they came.
 */
export function lateHandlers<Of extends Subject>(
  subject: Of,
  load: () => Promise<OfSubject<Of>>,
): OfSubject<Of> {
  let loaded: Promise<OfSubject<Of>> | null = null;
  const names = OPERATIONS.filter((name) => name.startsWith(`${subject}.`));
  const late = names.map((name) => [
    name,
    async (args: unknown) => {
      loaded ??= load();
      const handlers = (await loaded) as Record<string, (args: unknown) => unknown>;
      return handlers[name]?.(args);
    },
  ]);
  return Object.fromEntries(late) as OfSubject<Of>;
}
