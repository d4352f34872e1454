import type { KeychainState } from '../shared/session.ts';

type SessionOnly = Extract<KeychainState, { kind: 'session-only' }>;

/** Why the keychain does not work: the module did not load, no answer came in time, or an error's text. */
export type KeychainTrouble =
  { kind: 'not-loaded' } | { kind: 'late' } | { kind: 'failed'; message: string };

const because = (reason: string, remedy: string): SessionOnly => ({
  kind: 'session-only',
  reason,
  remedy,
});

/**
 * Explains what is wrong with the keychain and what to do about it. The patterns match what libsecret,
 * the macOS keychain and the Windows credential store really answer.
 */
export function explainKeychain(trouble: KeychainTrouble, platform: NodeJS.Platform): SessionOnly {
  const linux = platform === 'linux';
  if (trouble.kind === 'not-loaded') {
    return because(
      'The part of the app that talks to the keychain could not be loaded.',
      linux
        ? 'Install libsecret (the package libsecret-1-0 on Debian and Ubuntu), then start the app again.'
        : 'Install Kitsu Companion again.',
    );
  }
  if (trouble.kind === 'late') {
    return because(
      'The keychain did not answer: it may be locked, and wait for you.',
      'Unlock it if a window asks for its password; the app then continues automatically.',
    );
  }
  const { message } = trouble;
  if (
    /autolaunch D-Bus|DBUS_SESSION|transport .?disabled|Could not connect|connection is closed/i.test(
      message,
    )
  ) {
    return because(
      'There is no desktop session bus, so no keychain can be reached.',
      'Start the app from your desktop, or with dbus-run-session.',
    );
  }
  if (/not provided by any|ServiceUnknown|NameHasNoOwner|Spawn\./i.test(message)) {
    return because(
      'No keychain runs on this desktop.',
      'Install and start GNOME Keyring, or KWallet with its Secret Service, then start the app again.',
    );
  }
  if (/locked|Object does not exist at path/i.test(message)) {
    return because(
      'The keychain is locked, or none was made yet.',
      'Unlock it (in “Passwords and Keys” or KWallet), then start the app again.',
    );
  }
  if (/denied|cancel|dismiss|not allowed|authorization|auth failed/i.test(message)) {
    return because(
      'Access to the keychain was denied.',
      'Start the app again and allow it to use the keychain.',
    );
  }
  return because(
    `The keychain failed: ${message}`,
    'Check the keychain of your desktop, then start the app again.',
  );
}
