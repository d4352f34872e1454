/** A file that is being saved where the artist wants it: bytes; `of` is 0 while the size is not known. */
export interface SavingProgress {
  fileId: string;
  sent: number;
  of: number;
}
