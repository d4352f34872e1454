/**
 * Keeps the focus, and the caret in a text box, while the rows around it are redrawn: a row that moves
 * in the document loses both. Call `hold` before the change, `restore` after it.
 */
export class FocusKeeper {
  #held: { element: HTMLElement; row: string | null; caret: [number, number] | null } | null = null;
  /** True between `hold` and `restore`: a blur in between was not the artist's. */
  isHolding = false;

  /** Finds the focus inside `list`; rows have their id in `data-row`. */
  hold(list: HTMLElement | null): void {
    const element = document.activeElement;
    this.#held = null;
    if (!(element instanceof HTMLElement) || !list?.contains(element)) return;
    const caret: [number, number] | null =
      element instanceof HTMLInputElement
        ? [element.selectionStart ?? 0, element.selectionEnd ?? 0]
        : null;
    const row = element.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null;
    this.#held = { element, row, caret };
    this.isHolding = true;
  }

  /** Returns the focus to its element or, if that is gone, to its row. */
  restore(list: HTMLElement | null): void {
    const held = this.#held;
    this.#held = null;
    this.isHolding = false;
    if (!held || !list || document.activeElement === held.element) return;
    // Something else has taken it meanwhile, such as a dialog.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    if (held.element.isConnected) {
      held.element.focus({ preventScroll: true });
      if (held.caret && held.element instanceof HTMLInputElement)
        held.element.setSelectionRange(...held.caret);
    } else if (held.row !== null) {
      list
        .querySelector<HTMLElement>(`[data-row="${CSS.escape(held.row)}"]`)
        ?.focus({ preventScroll: true });
    }
  }
}
