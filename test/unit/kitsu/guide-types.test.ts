import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { assemble, GUIDE } from '../../../build/guide/assemble.mjs';

/** Snippets that run but do not compile would mislead. */
it('has snippets that the compiler accepts', () => {
  const root = join(GUIDE, '..', '..', '..');
  const file = join(root, 'electron', 'kitsu', 'guide-snippets.ts');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) =>
    ts.sys.readFile(path),
  ) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [file] }, ts.sys, root);
  // A snippet may define a value that no other uses.
  const given = { ...options, noUnusedLocals: false, types: ['node'], skipLibCheck: true };
  const host = ts.createCompilerHost(given);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, assemble(), rest[0]) : read(path, ...rest);
  const program = ts.createProgram([file], given, host);
  const source = program.getSourceFile(file);
  const wrong = [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(wrong).toEqual([]);
}, 60_000);
