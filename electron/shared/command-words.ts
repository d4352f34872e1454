/** The verbs of the command `kitsu-companion`. */
export const COMMAND_VERBS = ['log', 'start', 'stop', 'status', 'quick'] as const;
export type CommandVerb = (typeof COMMAND_VERBS)[number];

/** The verbs that set a production up, with the running app only where the command has no sign-in of its own. */
export const SETUP_VERBS = ['plan', 'apply', 'export'] as const;
export type SetupVerb = (typeof SETUP_VERBS)[number];

/** Tells where a production stands, without the running app. */
export const REPORT_VERB = 'report' as const;

/** Characters of a line of the quick log. */
export const LONGEST_LINE = 300;

/** Characters of a file's path, of which its name and the folders around it count. */
export const LONGEST_FILE = 600;

/** Characters; more than any request needs: a set-up has the path of a file and all its options. */
export const LONGEST_REQUEST = 16_384;

/**
 * The exit code: done; refused; not understood, or not one task; the app does not run; it runs but gave
 * no answer, so nobody knows what it did.
 */
export const EXIT = { done: 0, refused: 1, unclear: 2, notRunning: 3, noAnswer: 4 } as const;
