/** Its file, in the account's folder. */
export const FIRST_SCREEN_FILE = 'first-screen.json';

/** An element of the first screen. What is not known of it by name is left out where it is drawn again. */
export interface ScreenElement {
  tag: string;
  attributes?: Readonly<Record<string, string>>;
  /** Its own style, as CSS properties. */
  style?: Readonly<Record<string, string>>;
  pieces?: readonly ScreenPiece[];
}

/** Text, or an element. */
export type ScreenPiece = string | ScreenElement;

/**
 * The day as the window last showed it: drawn at the next start until the app itself has drawn. Nothing in it answers a
 * click or a key, and no screen reader reads it.
 */
export interface FirstScreen {
  theme: 'dark' | 'light';
  /** When it was shown: an ISO 8601 instant. */
  asOf: string;
  pieces: readonly ScreenPiece[];
}

/** Whose it is: the account's key, and who is signed in to it. */
export interface ScreenOwner {
  key: string;
  personId: string;
}
