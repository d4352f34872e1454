/** What is marked on a frame, such as a drawing; `frame` from 0. */
export interface FrameMark {
  frame: number;
  /** In words, shown on hover. */
  title: string;
}
