// @ts-check
// `npm run --silent companion -- [--profile DIR] log …`: the command of the packaged app, from a checkout. Plain Node
// connects to the running app; no Electron is started.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compile, OUT } from './compile.mjs';

const command = join(OUT, 'electron', 'command.cjs');
if (!existsSync(command)) await compile();
createRequire(import.meta.url)(command);
