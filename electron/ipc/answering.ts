import { contract, type Args } from '../shared/contract/index.ts';
import type { OperationName } from '../shared/operations.ts';
import { failure, type Result } from '../shared/result.ts';
import type { Answering, Handlers } from './register.ts';

export interface AnsweringLog {
  warn(message: string): void;
  error(message: string, error: unknown): void;
}

/** Checks a call's arguments by the contract, has its handler do it, and turns a fault into a failure. */
export function answerBy(handlers: Handlers, log: AnsweringLog): Answering {
  async function answer<Name extends OperationName>(
    name: Name,
    raw: unknown,
  ): Promise<Result<unknown>> {
    const args = contract[name].args.safeParse(raw);
    if (!args.success) {
      const where = args.error.issues.map((issue) => issue.path.join('.') || '(all)').join(', ');
      // The values stay out of the log: one may be a password.
      log.warn(`${name} refused: not understood at ${where}`);
      return failure('bad-input', 'That could not be understood, and nothing was changed.');
    }
    try {
      return await handlers[name](args.data as Args<Name>);
    } catch (error) {
      log.error(`${name} failed`, error);
      return failure(
        'unexpected',
        'Something went wrong in the app. What was saved before is safe.',
        'Try again. If it happens again, restart the app.',
      );
    }
  }
  return answer;
}
