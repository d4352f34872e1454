import type { FailureCode } from '../../../electron/shared/result.ts';

export type Field = 'server' | 'email' | 'password' | 'code';

const PLACE: Partial<Record<FailureCode, Field>> = {
  unreachable: 'server',
  timeout: 'server',
  'tls-not-trusted': 'server',
  'plain-http': 'server',
  'not-a-kitsu': 'server',
  'too-old': 'server',
  'wrong-credentials': 'password',
  'wrong-code': 'code',
};

/** The field of a failure, where its message is shown and the focus goes; else the form. */
export const fieldOf = (code: FailureCode): Field | null => PLACE[code] ?? null;

const MISSING: Record<Field, string> = {
  server: 'Type the address of your studio’s Kitsu, as you open it in the browser.',
  email: 'Type the email address you use in Kitsu.',
  password: 'Type your Kitsu password.',
  code: 'Type the code.',
};

/** The empty fields, in the order of the form, each with its message. */
export function missing(typed: Partial<Record<Field, string>>): { field: Field; words: string }[] {
  return (['server', 'email', 'password', 'code'] as const)
    .filter((field) => typed[field] !== undefined && typed[field]?.trim() === '')
    .map((field) => ({ field, words: MISSING[field] }));
}
