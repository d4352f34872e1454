/** The practice studio while it runs. */
export interface RunningPractice {
  url: string;
  accounts: { role: string; email: string; password: string }[];
  /** Makes it as it was on the first day. */
  startOver(): Promise<void>;
  close(): Promise<void>;
}

/** What the practice studio's code gives, however it is loaded. */
export interface PracticeCode {
  startPracticeStudio(options: { folder: string }): Promise<RunningPractice>;
}
