// @ts-check
// `npm run keys`: regenerates README's table of keys from the window's commands.
import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import { format, resolveConfig } from 'prettier';
import { BEGIN, END, keyTable, withKeyTable } from './keys/key-table.mjs';
import { asProgram } from './runtime/main-program.mjs';
import { root } from './steps.mjs';

await asProgram(import.meta.url, async () => {
  const commands = `${root}renderer/lib/commands/`;
  const { module: catalogue } = await runnerImport(`${commands}catalogue.ts`);
  const { module: keys } = await runnerImport(`${commands}keys.ts`);
  const readme = `${root}README.md`;
  const options = await resolveConfig(readme, { config: `${root}build/prettier.json` });
  const table = await format(keyTable(catalogue, keys.keyText), { ...options, parser: 'markdown' });
  writeFileSync(readme, withKeyTable(readFileSync(readme, 'utf8'), table));
  console.log(`README.md: the keys between ${BEGIN} and ${END} are as the commands have them.`);
});
