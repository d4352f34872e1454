import { createRequire } from 'node:module';

/**
 * Modules of Node's own that a start without them does without: V8 compiles each when it is first required, and these
 * take a tenth of the start's processor time. From where they are required is no matter: they are in the program.
 */
const ofNode = createRequire(process.execPath);

export const childProcess = () =>
  ofNode('node:child_process') as typeof import('node:child_process');
export const nodeCrypto = () => ofNode('node:crypto') as typeof import('node:crypto');
export const http = () => ofNode('node:http') as typeof import('node:http');
export const workerThreads = () =>
  ofNode('node:worker_threads') as typeof import('node:worker_threads');
export const tls = () => ofNode('node:tls') as typeof import('node:tls');
export const zlib = () => ofNode('node:zlib') as typeof import('node:zlib');
