/** The practice studio while it runs. */
export interface RunningPractice {
  url: string;
  accounts: { role: string; email: string; password: string }[];
  /** Resets it to its first day. */
  startOver(): Promise<void>;
  close(): Promise<void>;
}

/** The exports of the practice studio's code, however it is loaded. */
export interface PracticeCode {
  startPracticeStudio(options: { folder: string }): Promise<RunningPractice>;
}
