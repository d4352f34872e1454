import { FIRST_ROOM, isSameRoom, type Room } from '../../../electron/shared/room.ts';

/** More steps than anybody goes back one by one. */
const MOST_STEPS = 50;

type Listener = (room: Room, left: Room) => void;

/** The room that is shown, and the rooms before and after it as a browser keeps its pages. */
export class Navigation {
  #room = $state.raw<Room>(FIRST_ROOM);
  #before = $state.raw<readonly Room[]>([]);
  #after = $state.raw<readonly Room[]>([]);
  #listeners = new Set<Listener>();

  get room(): Room {
    return this.#room;
  }

  /** Where `back` leads; `null` where nothing came before. */
  get previous(): Room | null {
    return this.#before.at(-1) ?? null;
  }

  /** Where `forward` leads; `null` where nothing was left by going back. */
  get next(): Room | null {
    return this.#after.at(-1) ?? null;
  }

  /** Goes to a room. The same room again is entered anew, and is no further step. */
  navigate(room: Room): void {
    if (!isSameRoom(room, this.#room)) {
      this.#before = [...this.#before, this.#room].slice(-MOST_STEPS);
      this.#after = [];
    }
    this.#enter(room);
  }

  /** Says where within the shown room the artist is by now: another day, week or task. It is no step. */
  replace(room: Room): void {
    if (room.name === this.#room.name && !isSameRoom(room, this.#room)) this.#room = room;
  }

  back(): void {
    const room = this.previous;
    if (room === null) return;
    this.#before = this.#before.slice(0, -1);
    this.#after = [...this.#after, this.#room];
    this.#enter(room);
  }

  forward(): void {
    const room = this.next;
    if (room === null) return;
    this.#after = this.#after.slice(0, -1);
    this.#before = [...this.#before, this.#room];
    this.#enter(room);
  }

  /** Out of a room that lies over the day: to where the artist came from, else to the day. */
  leave(): void {
    if (this.previous === null) this.#before = [FIRST_ROOM];
    this.back();
  }

  /** Forgets all steps: for another account, or as an earlier window was left. */
  reset(room: Room = FIRST_ROOM): void {
    this.#before = [];
    this.#after = [];
    this.#room = room;
  }

  /** Calls `listener` with each room that is entered, and the one that was left; the answer ends that. */
  onEnter(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #enter(room: Room): void {
    const left = this.#room;
    this.#room = room;
    for (const listener of [...this.#listeners]) listener(room, left);
  }
}

export const navigation = new Navigation();

/** Goes to a room, from anywhere in the window. */
export const navigate = (room: Room): void => navigation.navigate(room);
