import { CATALOGUE, NOTES, type CommandId, type NoteId } from './catalogue.ts';
import { keysOf, type Command } from './command.ts';
import type { KeyContext } from './key-context.ts';
import { isCharacter, isPressed, keyText, onMac, type KeyName, type KeyPress } from './keys.ts';

/** What a room can do just now. It is asked anew whenever what it rests on changes. */
type CommandSource = () => readonly Command[];

const TICKED_BY: readonly KeyName[] = [
  ' ',
  'Enter',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
];

/** Whether a command's key means the command where it was pressed. */
function reaches(command: Command, key: KeyName, context: KeyContext): boolean {
  switch (context) {
    case 'choices':
      return false;
    case 'text':
      return command.typing && !isCharacter(key);
    case 'saved-text':
      return (command.typing || command.inSavedText) && !isCharacter(key);
    case 'button':
      return key !== 'Enter' && key !== ' ';
    case 'tick':
      return !TICKED_BY.includes(key);
    case 'elsewhere':
      return true;
  }
}

/** All commands that can be run: keys, palette, tooltips and the sheet of shortcuts are made from it. */
export class CommandRegistry {
  #sources = $state.raw<readonly CommandSource[]>([]);
  /** Of the dialogs that are open, the last one first. */
  #covers: readonly CommandSource[] = [];

  /** Adds what a room can do, for as long as the room is there: call the answer when it goes. */
  register(source: CommandSource): () => void {
    // The room that came last is the one that is looked at: its keys come first.
    this.#sources = [source, ...this.#sources];
    return () => (this.#sources = this.#sources.filter((one) => one !== source));
  }

  /**
   * A dialog lies over the room: until the answer is called no key reaches through it, and it has those
   * of its own commands alone.
   */
  cover(source: CommandSource): () => void {
    this.#covers = [source, ...this.#covers];
    return () => (this.#covers = this.#covers.filter((one) => one !== source));
  }

  get isCovered(): boolean {
    return this.#covers.length > 0;
  }

  /** What can be done here and now; of several with one id the first counts. */
  available(): readonly Command[] {
    const found = this.#sources.flatMap((source) => source()).filter(({ when }) => when());
    return found.filter(({ id }, at) => found.findIndex((one) => one.id === id) === at);
  }

  /** The command that a key press means where it was made. */
  commandFor(press: KeyPress, context: KeyContext): Command | null {
    const mac = onMac();
    const isMeant = (command: Command): boolean =>
      command.keys.some((key) => isPressed(key, press, mac) && reaches(command, key, context));
    const own = this.#covers[0]?.().filter(({ when }) => when());
    return (own ?? this.available()).find(isMeant) ?? null;
  }

  /** A command by its name; `undefined` where it cannot be done. */
  find(id: string): Command | undefined {
    return this.available().find((command) => command.id === id);
  }

  /** Runs a command by its name; nothing happens where it cannot be done. */
  run(id: string): void {
    this.find(id)?.run('');
  }
}

export const commands = new CommandRegistry();

/** A key as a tooltip shows it. */
export const written = (key: KeyName): string => keyText(key, onMac());

/** The keys of a command, or of a control, as a tooltip shows them. */
export const shortcutsOf = (id: CommandId | NoteId): string[] =>
  keysOf(id in CATALOGUE ? CATALOGUE[id as CommandId] : NOTES[id as NoteId]).map(written);

/** The first of them. */
export const shortcutOf = (id: CommandId | NoteId): string => shortcutsOf(id)[0] ?? '';

/** What a button does, with the key that does the same: `Stop (X)`. */
export const withKey = (words: string, id: CommandId | NoteId): string =>
  `${words} (${shortcutOf(id)})`;

/** The one listener for keys: runs the command that a press means, and keeps the key from others. */
export function pressKey(event: KeyboardEvent, context: KeyContext): void {
  if (event.defaultPrevented || event.isComposing) return;
  const command = commands.commandFor(event, context);
  if (command === null) return;
  event.preventDefault();
  if (event.repeat && command.once) return;
  command.run(event.key);
}
