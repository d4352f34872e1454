/** A revision on its way, as its comment shows it. */
export interface WaitingRevision {
  /** Its row in the outbox. */
  changeId: number;
  takenBack: boolean;
  files: {
    id: string;
    name: string;
    size: number;
    /**
     * `here`: not in Kitsu; `unanswered`: all of it was sent, and Kitsu did not answer; `processing`: Kitsu has it;
     * `ready`: Kitsu can show it.
     */
    state: 'here' | 'unanswered' | 'processing' | 'ready';
  }[];
}

/** A file that is being sent just now: bytes. */
export interface UploadProgress {
  changeId: number;
  fileId: string;
  stage: 'mending' | 'sending';
  sent: number;
  of: number;
}
