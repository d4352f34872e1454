/** Replaces a secret. */
const REMOVED = '[removed]';

/** Words of which one makes the name a secret's, in headers, JSON, forms and addresses. */
const SECRET_WORDS = [
  'token',
  'password',
  'passwd',
  'secret',
  'authorization',
  'cookie',
  'verifier',
  'recoverycode',
  'recovery_code',
  'otp',
  'emailcode',
  'email_code',
  'credential',
];
const SECRET_NAMES = new Set(['pass', 'pwd', 'jwt', 'code']);

/** Characters of a text that are read; a longer one is cut first. Nothing worth reading in a log comes near this. */
const LONGEST_TEXT = 16 * 1024;
/** Entries of a list or fields of an object that are read. */
const MOST_ENTRIES = 1000;

// Each of these reads a character at most twice, whatever the text: it comes from servers and files.
const BEARER = /\b(Bearer|Basic)\s{1,8}[A-Za-z0-9._~+/=-]+/gi;
/** What a JSON Web Token at any position begins like: Kitsu's access and refresh tokens have this form. */
const JWT_LIKE = /(?<![A-Za-z0-9_])eyJ[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)*/g;
const WORD = /[A-Za-z0-9_-]+/g;
/** `=value`, `: value`, `":"value"` right after a name. */
const VALUE = /["']?\s{0,16}[:=]\s{0,16}("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,;&}\]]+)/y;

/** Error and failure codes (`ENOENT`, `not-found`, `503`) have the same field name as sign-in codes. */
const HARMLESS_CODE = /^(?:[A-Z][A-Z_]+|[a-z]+(?:-[a-z]+)*|\d{1,3})$/;

function isSecretName(name: string): boolean {
  const lower = name.toLowerCase();
  if (SECRET_NAMES.has(lower)) return true;
  // `token-type` is what a token is, not a token.
  const tail = lower.slice(lower.lastIndexOf('-') + 1);
  return SECRET_WORDS.some((word) => tail.includes(word));
}

const isSecret = (name: string, value: unknown): boolean =>
  isSecretName(name) && !(/^code$/i.test(name) && HARMLESS_CODE.test(String(value)));

/**
 * A value that is safe to log: tokens, passwords, codes and other sign-in secrets are replaced at any
 * depth. Does not change its argument.
 */
export function redact(value: unknown): unknown {
  return redactValue(value, 0);
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 8) return REMOVED;
  if (value instanceof Error) return redactText(value.stack ?? value.message);
  if (Array.isArray(value))
    return value.slice(0, MOST_ENTRIES).map((item) => redactValue(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return redactValue([...value], depth + 1);
  const clean: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value).slice(0, MOST_ENTRIES)) {
    clean[name] = isSecret(name, item) ? REMOVED : redactValue(item, depth + 1);
  }
  return clean;
}

/** The same for one text; of a very long one its beginning. */
export function redactText(text: string): string {
  const whole = text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)} … [cut]`;
  return withoutPairs(
    whole
      .replace(BEARER, `$1 ${REMOVED}`)
      // One without its dots may be the beginning of a token that was cut.
      .replace(JWT_LIKE, (like) => (like.includes('.') || like.length >= 24 ? REMOVED : like)),
  );
}

/** Removes the value of each `name=value`, `name: value`, `"name":"value"` with a secret's name. */
function withoutPairs(text: string): string {
  let clean = '';
  let done = 0;
  WORD.lastIndex = 0;
  for (let word = WORD.exec(text); word !== null; word = WORD.exec(text)) {
    if (!isSecretName(word[0])) continue;
    VALUE.lastIndex = WORD.lastIndex;
    const found = VALUE.exec(text);
    const value = found?.[1];
    if (value === undefined) continue;
    const end = VALUE.lastIndex;
    // `Authorization: Bearer [removed]` is already clean; its first word is no secret.
    if (/^(?:Bearer|Basic)$/i.test(value) || value.startsWith(REMOVED)) continue;
    if (!isSecret(word[0], value.replace(/^["']|["']$/g, ''))) continue;
    clean += `${text.slice(done, end - value.length)}${REMOVED}`;
    done = end;
    WORD.lastIndex = end;
  }
  return clean + text.slice(done);
}
