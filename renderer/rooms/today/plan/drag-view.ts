/** What is drawn while rows are dragged, in the window's pixels. */
export interface DragView {
  x: number;
  y: number;
  label: string;
  /** Where they would go between two rows. */
  line: { top: number; left: number; width: number } | null;
  /** Where they are planned, while nothing is planned that they could be put beside. */
  plan: { top: number; left: number; width: number } | null;
  overPlan: boolean;
}
