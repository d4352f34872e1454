/** A file that is being saved where the artist wants it: bytes; `of` is 0 while the size is not known. */
export interface SavingProgress {
  fileId: string;
  sent: number;
  of: number;
}

export const COLOUR_MATRICES = ['bt601', 'bt709'] as const;
/** How the colours of a movie without tags are read: as SD or as HD is coded. */
export type ColourMatrix = (typeof COLOUR_MATRICES)[number];
