/**
 * Whole seconds until a locked-out account may try again, rounded up so that it never says 0 while
 * Kitsu still refuses (one minute after the last failure, even for the right password).
 */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}

/** What the artist reads meanwhile. */
export function lockOutText(seconds: number): string {
  if (seconds === 0) return 'You can try again now.';
  return `Too many tries. Kitsu takes no password for this account for another ${seconds} s, not even the right one.`;
}
