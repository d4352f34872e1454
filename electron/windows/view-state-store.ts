import type { ViewState } from '../shared/view-state.ts';

/** Where the artist was in the closed window: one place, of one account, for as long as the app runs. */
export class ViewStateStore {
  private account: string | null = null;
  private place: ViewState | null = null;

  keep(account: string | null, place: ViewState): void {
    this.account = account;
    this.place = place;
  }

  /** `null` if this account has none yet. */
  of(account: string | null): ViewState | null {
    return this.account === account ? this.place : null;
  }

  /** Whether unsaved text would be lost with the window. */
  holdsTyping(): boolean {
    return this.place?.typing ?? false;
  }
}
