import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { Mention } from '../../../../electron/shared/thread.ts';
import { webAddress } from './web-address.ts';

/** A part of a line. */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em' | 'del'; parts: Part[] }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  /** `written`: the address as the text has it. */
  | { kind: 'link'; href: string; written: string; parts: Part[] }
  | { kind: 'mention'; text: string; mine: boolean };

/** What stands below each other in a text. */
export type Block =
  | { kind: 'paragraph' | 'heading'; parts: Part[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; start: number | null; items: { checked: boolean | null; blocks: Block[] }[] }
  | { kind: 'table'; head: Part[][]; rows: Part[][][] }
  | { kind: 'rule' };

/** Longer texts are drawn as they stand: no comment has that many, and a parser may take seconds for it. */
const LONGEST = 20_000;
const DEEPEST = 12;

const paragraph = (text: string): Block => ({ kind: 'paragraph', parts: lines(text) });

/** The text line by line, as it stands. */
const lines = (text: string): Part[] =>
  text
    .split('\n')
    .flatMap((line, at): Part[] => [
      ...(at === 0 ? [] : [{ kind: 'break' } as const]),
      { kind: 'text', text: line },
    ]);

/** Signs that can mean anything in markdown; most comments have none of them. */
const MARKS = /[*_`~#>|[\]<\\&:@=-]|\d[.)]|www\.|\n\n|^ {2}/;

/**
 * A comment as blocks. Whatever is in it, it becomes text and elements of the kinds above, never markup.
 * `mentions`: whom Kitsu found named in it.
 */
export function parseMarkdown(text: string, mentions: readonly Mention[] = []): Block[] {
  if (text.length > LONGEST || !MARKS.test(text)) return [paragraph(text)];
  try {
    const tokens = new Lexer({ gfm: true, breaks: true }).lex(text);
    return blocksOf(tokens, new Reading(mentions), 0);
  } catch {
    return [paragraph(text)];
  }
}

/** What is needed in all depths: the names that are marked, the longest first. */
class Reading {
  readonly mentions: readonly Mention[];
  constructor(mentions: readonly Mention[]) {
    this.mentions = [...mentions]
      .filter(({ name }) => name !== '')
      .sort((a, b) => b.name.length - a.name.length);
  }
}

const blocksOf = (tokens: readonly Token[], reading: Reading, depth: number): Block[] =>
  tokens.flatMap((token) => blockOf(token, reading, depth) ?? []);

function blockOf(given: Token, reading: Reading, depth: number): Block | null {
  const token = given as MarkedToken;
  if (depth > DEEPEST) return paragraph(token.raw);
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'hr':
      return { kind: 'rule' };
    case 'code':
      return { kind: 'code', text: token.text };
    case 'heading':
      return { kind: 'heading', parts: partsOf(token.tokens, reading, depth) };
    case 'blockquote':
      return { kind: 'quote', blocks: blocksOf(token.tokens ?? [], reading, depth + 1) };
    case 'list':
      return listOf(token, reading, depth);
    case 'table':
      return tableOf(token as Tokens.Table, reading, depth);
    case 'paragraph':
    case 'text':
      return { kind: 'paragraph', parts: partsOf(token.tokens ?? [token], reading, depth) };
    default:
      return paragraph(token.raw.trimEnd());
  }
}

const listOf = (token: Tokens.List, reading: Reading, depth: number): Block => ({
  kind: 'list',
  start: token.ordered ? Number(token.start) || 1 : null,
  items: token.items.map((item) => ({
    checked: item.task ? item.checked === true : null,
    blocks: blocksOf(
      item.tokens.filter(({ type }) => type !== 'checkbox'),
      reading,
      depth + 1,
    ),
  })),
});

const tableOf = (token: Tokens.Table, reading: Reading, depth: number): Block => {
  const cell = ({ tokens }: Tokens.TableCell): Part[] => partsOf(tokens, reading, depth);
  return {
    kind: 'table',
    head: token.header.map(cell),
    rows: token.rows.map((row) => row.map(cell)),
  };
};

const partsOf = (tokens: readonly Token[], reading: Reading, depth: number): Part[] =>
  tokens.flatMap((token) => partOf(token, reading, depth));

function partOf(given: Token, reading: Reading, depth: number): Part[] {
  const token = given as MarkedToken;
  if (depth > DEEPEST) return lines(token.raw);
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return [{ kind: token.type, parts: partsOf(token.tokens ?? [], reading, depth + 1) }];
    case 'codespan':
      return [{ kind: 'code', text: token.text }];
    case 'br':
      return [{ kind: 'break' }];
    case 'escape':
      return [{ kind: 'text', text: token.text }];
    case 'link':
      return linkOf(token as Tokens.Link, reading, depth);
    case 'image':
      return pictureOf(token as Tokens.Image);
    case 'checkbox':
      return [];
    case 'text':
      // Within a list item the parts of a line are one step further in.
      return 'tokens' in token && token.tokens
        ? partsOf(token.tokens, reading, depth + 1)
        : named(token.text, reading);
    default:
      return lines(token.raw);
  }
}

/** What is no address of the web stays as it was written. */
function linkOf(token: Tokens.Link, reading: Reading, depth: number): Part[] {
  const href = webAddress(token.href);
  if (href === null) return lines(token.raw);
  const parts = partsOf(token.tokens, reading, depth + 1);
  return [{ kind: 'link', href, written: token.href, parts }];
}

/** A picture from the network would tell its server who reads the comment, and when. */
function pictureOf(token: Tokens.Image): Part[] {
  const href = webAddress(token.href);
  if (href === null) return lines(token.raw);
  const text = token.text === '' ? 'Picture' : token.text;
  return [{ kind: 'link', href, written: token.href, parts: [{ kind: 'text', text }] }];
}

/** A text with the names in it marked. */
function named(text: string, { mentions }: Reading): Part[] {
  const found = mentions
    .map((mention) => ({ mention, at: text.indexOf(`@${mention.name}`) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.mention.name.length - a.mention.name.length)[0];
  if (!found) return lines(text);
  const { at, mention } = found;
  const end = at + mention.name.length + 1;
  return [
    ...(at > 0 ? lines(text.slice(0, at)) : []),
    { kind: 'mention', text: text.slice(at, end), mine: mention.mine },
    ...(end < text.length ? named(text.slice(end), { mentions }) : []),
  ];
}
