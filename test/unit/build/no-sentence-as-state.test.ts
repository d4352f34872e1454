import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/**
 * Files that compare texts, and whose texts they are: never the app's own. The app's own state is a code
 * with facts, from which the sentence is made (electron/shared/outbox-cause.ts).
 */
const OTHERS_WORDS = new Set([
  // The markup of the built page.
  'electron/windows/first-screen/page.ts',
  // Sentences that versions of the app before the sixth schema stored.
  'electron/replica/durability/earlier-reasons.ts',
  // The systems' keychains have no error codes.
  'electron/account/keychain-causes.ts',
  // Kitsu distinguishes an expired token from a refused one only by the message.
  'electron/kitsu/http.ts',
  'electron/sync/live/event-socket.ts',
  // socket.io gives the reason of a disconnect as text.
  'electron/sync/live/event-line.ts',
  // SQLite's file format and SQL.
  'electron/replica/durability/verify-database.ts',
  // The kernel's list of processes, and the names of programs.
  'electron/platform/processes.ts',
  'electron/shared/programs.ts',
]);

const RECOGNISES = new Set([
  ...['startsWith', 'endsWith', 'includes', 'indexOf', 'search', 'split'],
  ...['replace', 'replaceAll', 'match', 'matchAll'],
]);

const isSentence = (text: string): boolean => /\p{L}{2,}[,.:;]? \p{L}/u.test(text);

/** The scripts of a Svelte file are read together. */
function treeOf(file: string): ts.SourceFile {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const script = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, inner]) => inner).join('\n')
    : text;
  return ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true);
}

const sources = ['electron', 'renderer']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      `${folder}/${name}`.replaceAll('\\', '/'),
    ),
  )
  .filter((file) => /\.(ts|svelte)$/.test(file) && !file.startsWith('electron/practice/'));

function eachNode(tree: ts.Node, look: (node: ts.Node) => void): void {
  look(tree);
  ts.forEachChild(tree, (child) => eachNode(child, look));
}

/** Names of constants that are sentences: `OFF_THAT_DAY`. */
function sentenceConstants(trees: readonly ts.SourceFile[]): Set<string> {
  const names = new Set<string>();
  for (const tree of trees) {
    eachNode(tree, (node) => {
      if (!ts.isVariableDeclaration(node) || !node.initializer) return;
      const { initializer, name } = node;
      const isText =
        ts.isStringLiteralLike(initializer) || ts.isRegularExpressionLiteral(initializer);
      if (isText && isSentence(initializer.text) && /^[A-Z_]+$/.test(name.getText())) {
        names.add(name.getText());
      }
    });
  }
  return names;
}

/** Places where a sentence is compared, searched or cut, as `file: code`. */
function found(trees: readonly ts.SourceFile[]): string[] {
  const names = sentenceConstants(trees);
  const told: string[] = [];
  const says = (node: ts.Node | undefined): boolean =>
    node !== undefined &&
    ((ts.isStringLiteralLike(node) && isSentence(node.text)) ||
      (ts.isRegularExpressionLiteral(node) && isSentence(node.text)) ||
      (ts.isTemplateExpression(node) && isSentence(node.getText())) ||
      (ts.isIdentifier(node) && names.has(node.text)));
  for (const tree of trees) {
    eachNode(tree, (node) => {
      const compares =
        ts.isBinaryExpression(node) &&
        /^[!=]==?$/.test(node.operatorToken.getText()) &&
        (says(node.left) || says(node.right));
      const called =
        ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
          ? node.expression
          : null;
      const recognises =
        called !== null &&
        ts.isCallExpression(node) &&
        ((RECOGNISES.has(called.name.text) && says(node.arguments[0])) ||
          (/^(test|exec)$/.test(called.name.text) && says(called.expression)));
      const chooses = ts.isCaseClause(node) && says(node.expression);
      if (compares || recognises || chooses) told.push(`${tree.fileName}: ${node.getText()}`);
    });
  }
  return told;
}

// Every source file is parsed.
const READS_ALL_MS = 60_000;

it('no file compares, looks for or cuts a sentence of the app', { timeout: READS_ALL_MS }, () => {
  expect(sources.length).toBeGreaterThan(300);
  const trees = sources.filter((file) => !OTHERS_WORDS.has(file)).map(treeOf);
  expect(found(trees)).toEqual([]);
});

it.each([
  [`if (reason === 'You are off on this day.') go();`],
  [`const OFF = 'You are off.'; if (reason !== OFF) go();`],
  [`reason?.startsWith('You are no longer');`],
  ['reason.replace(/^.*?(?=Kitsu says:)/s, "");'],
  ['if (/no longer assigned/.test(reason)) go();'],
  [`switch (reason) { case 'Waits for you.': go(); }`],
])('that would be seen: %s', (code) => {
  expect(found([ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true)])).toHaveLength(1);
});
