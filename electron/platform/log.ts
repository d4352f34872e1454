import { join } from 'node:path';
import log from 'electron-log/node';
import { redact } from './redact.ts';

/** The interface that the app logs through. */
export interface Log {
  info(message: string, ...more: unknown[]): void;
  warn(message: string, ...more: unknown[]): void;
  error(message: string, ...more: unknown[]): void;
}

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
  file.hooks.push((message) => ({ ...message, data: message.data.map(redact) }));
  return {
    info: (message, ...more) => file.info(message, ...more),
    warn: (message, ...more) => file.warn(message, ...more),
    error: (message, ...more) => file.error(message, ...more),
  };
}
