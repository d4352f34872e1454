import { join } from 'node:path';
import log from 'electron-log/node';
import { redact } from './redact.ts';

/** The interface that the app logs through. */
export interface Log {
  info(message: string, ...more: unknown[]): void;
  warn(message: string, ...more: unknown[]): void;
  error(message: string, ...more: unknown[]): void;
}

/**
 * What a text brings along must neither steer the terminal nor look like a line of ours: control characters are written
 * out, and each further line begins with spaces. Values within an object are written out by the library.
 */
export const inLines = (value: unknown): unknown =>
  typeof value !== 'string'
    ? value
    : value
        .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
        .replace(
          NOT_SHOWN,
          (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
        )
        .replace(/\n(?! {2})/g, '\n  ');

const NOT_SHOWN = /(?![\n\t])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Two files of this size at most: the current one and the one before. */
const MOST_BYTES = 1024 * 1024;

/**
 * The log, in `main.log` of a folder in the profile, and on stderr if the app was started from a
 * terminal. Secrets are removed before anything is written. It uses the variant for plain Node on
 * purpose: the one for Electron opens IPC channels of its own, without our checks.
 */
export function createLog(folder: string, options: { console: boolean }): Log {
  const file = log.create({ logId: 'main' });
  file.transports.file.resolvePathFn = () => join(folder, 'main.log');
  file.transports.file.maxSize = MOST_BYTES;
  file.transports.file.level = 'info';
  file.transports.console.level = options.console ? 'warn' : false;
  file.hooks.push((message) => ({ ...message, data: message.data.map(redact).map(inLines) }));
  return {
    info: (message, ...more) => file.info(message, ...more),
    warn: (message, ...more) => file.warn(message, ...more),
    error: (message, ...more) => file.error(message, ...more),
  };
}
