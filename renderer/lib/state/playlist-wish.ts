/** A new playlist that was asked for in another room: the production makes it when it opens. */
interface Wish {
  projectId: string;
  /** Of tasks. */
  ids: readonly string[];
}

let wish: Wish | null = null;

export const playlistWish = {
  put(wanted: Wish): void {
    wish = wanted;
  },
  /** What was asked for in this production, once. */
  take(projectId: string): readonly string[] | null {
    const taken = wish?.projectId === projectId ? wish.ids : null;
    wish = null;
    return taken;
  },
};
