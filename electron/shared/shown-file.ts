/** How a file is looked at. `pdf`: pages; `model`: turned; `other`: by its name alone. */
export type FileKind = 'picture' | 'movie' | 'pdf' | 'model' | 'other';

/** A file of a comment as it is drawn and opened. */
export interface ShownFile {
  id: string;
  of: 'attachment' | 'preview';
  kind: FileKind;
  name: string;
  /** Bytes; 0 if Kitsu did not say. */
  size: number;
  /** False while it is on this computer alone: Kitsu shows none of it. */
  inKitsu: boolean;
  /** `ready`, `processing`, `broken`; `gone` if it was deleted in Kitsu. */
  status: string;
}
