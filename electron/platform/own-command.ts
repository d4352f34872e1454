/** How the app on this computer is started. */
export interface OwnStart {
  packaged: boolean;
  /** Absolute path of the executable. */
  executable: string;
  /** Absolute path of the AppImage that it lies in, if any: the executable's own goes with the app. */
  appImage: string | undefined;
  /** Absolute path of the profile, if it is not the default one. */
  profile: string | null;
}

/**
 * The line that opens the quick log, to be bound to keys in the desktop's own settings: where the
 * desktop lets no program have keys of its own (Wayland), it can still start one.
 */
export function quickLogCommand({ packaged, executable, appImage, profile }: OwnStart): string {
  const program = packaged ? (appImage ?? executable) : 'kitsu-companion';
  return [program, ...(profile === null ? [] : ['--profile', profile]), 'quick']
    .map((word) => (/^[\w@%+=:,./\\-]+$/.test(word) ? word : `"${word}"`))
    .join(' ');
}
