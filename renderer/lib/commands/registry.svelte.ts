import type { CommandId } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import { keysOf, type Command } from './command.ts';
import type { KeyContext } from './key-context.ts';
import { isCharacter, isPressed, keyText, onMac, type KeyName, type KeyPress } from './keys.ts';

/** What a room can do just now. It is asked anew whenever what it rests on changes. */
type CommandSource = () => readonly Command[];

/** Whether a command's key means the command where it was pressed. */
function reaches(command: Command, key: KeyName, context: KeyContext): boolean {
  switch (context) {
    case 'question':
      return false;
    case 'dialog':
      return command.overDialogs && !isCharacter(key);
    case 'text':
      return command.typing && !isCharacter(key);
    case 'saved-text':
      return (command.typing || command.inSavedText) && !isCharacter(key);
    case 'button':
      return key !== 'Enter';
    case 'elsewhere':
      return true;
  }
}

/** All commands that can be run: keys, palette, tooltips and the sheet of shortcuts are made from it. */
export class CommandRegistry {
  #sources = $state.raw<readonly CommandSource[]>([]);

  /** Adds what a room can do, for as long as the room is there: call the answer when it goes. */
  register(source: CommandSource): () => void {
    // The room that came last is the one that is looked at: its keys come first.
    this.#sources = [source, ...this.#sources];
    return () => (this.#sources = this.#sources.filter((one) => one !== source));
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
    return this.available().find(isMeant) ?? null;
  }

  /** Runs a command by its name; nothing happens where it cannot be done. */
  run(id: string): void {
    this.available()
      .find((command) => command.id === id)
      ?.run('');
  }
}

export const commands = new CommandRegistry();

/** The key of a command as a tooltip shows it. */
export function shortcutOf(id: CommandId): string {
  const [first] = keysOf(CATALOGUE[id]);
  return first === undefined ? '' : keyText(first, onMac());
}

/** What a button does, with the key that does the same: `Stop (X)`. */
export const withKey = (words: string, id: CommandId): string => `${words} (${shortcutOf(id)})`;

/** The one listener for keys: runs the command that a press means, and keeps the key from others. */
export function pressKey(event: KeyboardEvent, context: KeyContext): void {
  if (event.defaultPrevented || event.isComposing) return;
  const command = commands.commandFor(event, context);
  if (command === null) return;
  event.preventDefault();
  command.run(event.key);
}
