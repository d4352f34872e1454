/** Put where something secret was. */
export const REMOVED = '[removed]';

/** Names under which secrets travel, in headers, JSON, forms and addresses. */
const NAMES = String.raw`[A-Za-z0-9_-]*(?:token|password|passwd|secret|authorization|cookie|verifier|recovery_?code|otp|email_?code|credential)s?(?:_?\w+)?|pass|pwd|jwt|code`;
const SECRET_NAME = new RegExp(`^(?:${NAMES})$`, 'i');

const BEARER = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi;
/** A JSON Web Token, wherever it stands: Kitsu's access and refresh tokens are such. */
const JWT = /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g;
/** `name=value`, `name: value`, `"name":"value"` within a line of text. */
const PAIR = new RegExp(
  String.raw`(["']?)(?<![A-Za-z0-9_-])(${NAMES})\1(\s*[:=]\s*)` +
    String.raw`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,;&}\]]+)`,
  'gi',
);

/** Error and failure codes (`ENOENT`, `not-found`, `503`) share the name of codes to type in. */
const HARMLESS_CODE = /^(?:[A-Z][A-Z_]+|[a-z]+(?:-[a-z]+)*|\d{1,3})$/;

const isSecret = (name: string, value: unknown): boolean =>
  SECRET_NAME.test(name) && !(/^code$/i.test(name) && HARMLESS_CODE.test(String(value)));

/**
 * A value as it may be written to a log: tokens, passwords, codes and what else signs somebody
 * in are replaced, however deep they are. Does not change what it is given.
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
      // `Authorization: Bearer [removed]` is clean already; its first word is no secret.
      if (/^(?:Bearer|Basic)$/i.test(value) || value.startsWith(REMOVED)) return whole;
      if (!isSecret(name, value.replace(/^["']|["']$/g, ''))) return whole;
      return `${quote}${name}${quote}${between}${REMOVED}`;
    });
}
