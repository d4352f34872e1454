/** What a link asks for: a task to show, or a question that the artist answers before anything is written. */
export type DeepLinkPrompt =
  | { kind: 'task'; id: number; taskId: string }
  | {
      kind: 'question';
      id: number;
      title: string;
      /** Exactly what would be done. */
      text: string;
      /** The label of the button that does it. */
      yes: string;
    };
