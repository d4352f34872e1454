import type { Place } from '../shared/place.ts';

/** Where the artist was in the window that is gone: one place, of one account, for as long as the app runs. */
export class PlaceKeeper {
  private account: string | null = null;
  private place: Place | null = null;

  keep(account: string | null, place: Place): void {
    this.account = account;
    this.place = place;
  }

  /** `null` where this account has been nowhere yet. */
  of(account: string | null): Place | null {
    return this.account === account ? this.place : null;
  }

  /** Something typed would be lost with the window. */
  holdsTyping(): boolean {
    return this.place?.typing ?? false;
  }
}
