import type { IconName } from './icons.ts';

/** One item of a menu. */
export type MenuEntry =
  | {
      kind: 'item';
      label: string;
      icon?: IconName | undefined;
      /** A small square before it, in its colour in Kitsu. */
      color?: string | undefined;
      /** Beside it, quieter: `2 of 3`. */
      hint?: string | undefined;
      shortcut?: string | undefined;
      disabled?: boolean;
      run: () => void;
    }
  /** One of a few: each option is an item with a mark at the chosen one. */
  | {
      kind: 'choice';
      label: string;
      value: string;
      options: { value: string; label: string; icon?: IconName }[];
      choose: (value: string) => void;
    }
  | { kind: 'separator' }
  /** Text only: who is signed in, the version. */
  | { kind: 'note'; title: string; detail?: string };
