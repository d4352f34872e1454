/** Replaces a secret. */
const REMOVED = '[removed]';

/** Names of secrets, in headers, JSON, forms and addresses. */
const NAMES = String.raw`[A-Za-z0-9_-]*(?:token|password|passwd|secret|authorization|cookie|verifier|recovery_?code|otp|email_?code|credential)s?(?:_?\w+)?|pass|pwd|jwt|code`;
const SECRET_NAME = new RegExp(`^(?:${NAMES})$`, 'i');

const BEARER = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi;
/** A JSON Web Token at any position: Kitsu's access and refresh tokens have this form. */
const JWT = /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g;
/** `name=value`, `name: value`, `"name":"value"` within a line of text. */
const PAIR = new RegExp(
  String.raw`(["']?)(?<![A-Za-z0-9_-])(${NAMES})\1(\s*[:=]\s*)` +
    String.raw`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,;&}\]]+)`,
  'gi',
);

/** Error and failure codes (`ENOENT`, `not-found`, `503`) have the same field name as sign-in codes. */
const HARMLESS_CODE = /^(?:[A-Z][A-Z_]+|[a-z]+(?:-[a-z]+)*|\d{1,3})$/;

const isSecret = (name: string, value: unknown): boolean =>
  SECRET_NAME.test(name) && !(/^code$/i.test(name) && HARMLESS_CODE.test(String(value)));

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
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return redactValue([...value], depth + 1);
  const clean: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    clean[name] = isSecret(name, item) ? REMOVED : redactValue(item, depth + 1);
  }
  return clean;
}

/** The same for one text. */
export function redactText(text: string): string {
  return text
    .replace(BEARER, `$1 ${REMOVED}`)
    .replace(JWT, REMOVED)
    .replace(PAIR, (whole, quote: string, name: string, between: string, value: string) => {
      // `Authorization: Bearer [removed]` is already clean; its first word is no secret.
      if (/^(?:Bearer|Basic)$/i.test(value) || value.startsWith(REMOVED)) return whole;
      if (!isSecret(name, value.replace(/^["']|["']$/g, ''))) return whole;
      return `${quote}${name}${quote}${between}${REMOVED}`;
    });
}
