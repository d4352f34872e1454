import type { KeychainState } from '../shared/session.ts';

type SessionOnly = Extract<KeychainState, { kind: 'session-only' }>;

/** Why the keychain does not work: the module did not load, no answer came in time, or an error's text. */
export type KeychainTrouble =
  | { kind: 'not-loaded' }
  | { kind: 'late' }
  /** It answers, and says that what is asked for is locked. */
  | { kind: 'locked' }
  | { kind: 'failed'; message: string };

const because = (reason: string, remedy: string, locked = false): SessionOnly => ({
  kind: 'session-only',
  locked,
  reason,
  remedy,
});

interface SecretProgram {
  /** At the start of a sentence. */
  name: string;
  remedy: string;
}

const ANY_PROGRAM: SecretProgram = {
  name: 'The keychain',
  remedy: 'Unlock it if a window asks for its password; the app then continues automatically.',
};
const KWALLET: SecretProgram = {
  name: 'KWallet',
  remedy:
    'Type its password in the window of KWallet, or finish making a wallet there; the app then continues automatically.',
};

/** What Linux's keychains want of their owner, by their process. */
const PROGRAMS: Readonly<Record<string, SecretProgram>> = {
  'gnome-keyring-d': {
    name: 'Your keyring',
    remedy: 'Unlock it in “Passwords and Keys”; the app then continues automatically.',
  },
  kwalletd5: KWALLET,
  kwalletd6: KWALLET,
  keepassxc: {
    name: 'KeePassXC',
    remedy:
      'Allow what KeePassXC asks, or open your database there and let it expose a group to the Secret Service; the app then continues automatically.',
  },
};

/**
 * Explains what is wrong with the keychain and what to do about it. The patterns match what libsecret,
 * the macOS keychain and the Windows credential store really answer.
 */
export function explainKeychain(
  trouble: KeychainTrouble,
  platform: NodeJS.Platform,
  program: string | null = null,
): SessionOnly {
  const linux = platform === 'linux';
  if (trouble.kind === 'not-loaded') {
    return because(
      'The part of the app that talks to the keychain could not be loaded.',
      linux
        ? 'Install libsecret (the package libsecret-1-0 on Debian and Ubuntu), then start the app again.'
        : 'Install Kitsu Companion again.',
    );
  }
  if (trouble.kind === 'late' || trouble.kind === 'locked') {
    const { name, remedy } = PROGRAMS[program ?? ''] ?? ANY_PROGRAM;
    return because(
      trouble.kind === 'locked'
        ? `${name} is locked.`
        : `${name} did not answer: it may be locked, and wait for you.`,
      remedy,
      true,
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
  if (/createDLGroup|libqca/i.test(message)) {
    return because(
      'KWallet lacks a part that encrypts.',
      'Install it (the package libqca-qt5-2-plugins on Debian and Ubuntu), then start the app again.',
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
