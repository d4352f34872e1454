import type { IconName } from './icons.ts';

/** One line of a menu. */
export type MenuEntry =
  | {
      kind: 'item';
      label: string;
      icon?: IconName;
      shortcut?: string;
      disabled?: boolean;
      run: () => void;
    }
  /** One of a few: each option is a line with a mark at the chosen one. */
  | {
      kind: 'choice';
      label: string;
      value: string;
      options: { value: string; label: string; icon?: IconName }[];
      choose: (value: string) => void;
    }
  | { kind: 'separator' }
  /** Words only: who is signed in, the version. */
  | { kind: 'note'; title: string; detail?: string };
