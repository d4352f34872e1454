import { labelOf } from '../shared/plain-text.ts';

/** The part of Electron's `Notification` that is used here. */
export interface NotificationParts {
  Notification: {
    new (options: {
      title: string;
      body: string;
      silent: boolean;
      hasReply?: boolean;
      replyPlaceholder?: string;
      actions?: { type: 'button'; text: string }[];
    }): {
      show(): void;
      close(): void;
      on(event: 'click' | 'close', listener: () => void): unknown;
      on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
      on(event: 'reply', listener: (event: unknown, text: unknown) => void): unknown;
      on(event: 'action', listener: (event: unknown, index: unknown) => void): unknown;
    };
    isSupported(): boolean;
  };
  platform: NodeJS.Platform;
  /** The system showed nothing: macOS, of an app that is not signed. The reason is the system's own. */
  onFailed?(reason: string): void;
  /** Names and texts of the studio are not to be on the screen. */
  isPrivate(): boolean;
}

/** What a notice says, and what it leads to. */
export interface NoticeToShow {
  title: string;
  body: string;
  /** The same without names and texts, where it has some. */
  unnamed?: { title: string; body: string };
  onclick(): void;
  /** It is gone from the screen, otherwise than by what was returned. Not every desktop says so. */
  onclose?(): void;
  /** Takes an answer where the desktop can ask for one: on macOS alone. */
  reply?: ((text: string) => void) | undefined;
  /** Buttons of their own, on macOS alone. */
  actions?: readonly { text: string; run(): void }[];
}

/**
 * Shows a system notification, without a sound and without taking the focus. The returned function
 * removes it.
 */
export type Notify = (notice: NoticeToShow) => () => void;

/** Characters; a desktop cuts or grows as it likes. */
const LONGEST_TITLE = 120;
const LONGEST_BODY = 400;

/**
 * Linux's notification servers read the body as markup, and Electron hands it over as it is; escaped it is shown right
 * by all of them. The title is plain text everywhere.
 */
function bodyOf(body: string, platform: NodeJS.Platform): string {
  const short = labelOf(body, LONGEST_BODY);
  if (platform !== 'linux') return short;
  return short.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** What only macOS shows: no notification server of Linux was seen to give Electron a button or a reply. */
function answersOf({ reply, actions = [] }: NoticeToShow, platform: NodeJS.Platform) {
  if (platform !== 'darwin') return {};
  return {
    ...(reply ? { hasReply: true, replyPlaceholder: 'Reply' } : {}),
    actions: actions.map(({ text }) => ({ type: 'button' as const, text })),
  };
}

export function createNotify(parts: NotificationParts): Notify {
  const { Notification, platform, onFailed } = parts;
  // Without a reference the notification is garbage-collected, and its click handler with it.
  const shown = new Set<object>();
  return (notice) => {
    if (!Notification.isSupported()) return () => undefined;
    const { title, body } = (parts.isPrivate() ? notice.unnamed : null) ?? notice;
    const one = new Notification({
      title: labelOf(title, LONGEST_TITLE),
      body: bodyOf(body, platform),
      silent: true,
      ...answersOf(notice, platform),
    });
    shown.add(one);
    const taken = (then: () => void): void => {
      shown.delete(one);
      then();
    };
    one.on('close', () => {
      if (shown.delete(one)) notice.onclose?.();
    });
    one.on('failed', (_event, reason) => taken(() => onFailed?.(reason)));
    one.on('click', () => taken(notice.onclick));
    one.on('reply', (event, text) => {
      const said = text ?? valueIn(event, 'reply');
      taken(() => typeof said === 'string' && notice.reply?.(said));
    });
    one.on('action', (event, index) =>
      taken(() => notice.actions?.[Number(index ?? valueIn(event, 'actionIndex'))]?.run()),
    );
    one.show();
    return () => {
      shown.delete(one);
      one.close();
    };
  };
}

/** Electron 40 and newer say it within the event, and beside it only for a while. */
const valueIn = (event: unknown, name: string): unknown =>
  event instanceof Object ? Reflect.get(event, name) : undefined;
