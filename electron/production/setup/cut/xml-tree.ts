import { Parser } from 'saxen';
import { failure, success, type Result } from '../../../shared/result.ts';

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** Deeper documents are none that a program of ours wrote. */
const MOST_DEPTH = 200;

/**
 * An XML document as a tree. Entities of its own are left as they are written, so that none grows without end. Refused
 * with code `bad-input` if it is no XML.
 */
export function xmlTree(text: string): Result<Element> {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let wrong: string | null = null;
  const parser = new Parser();
  parser.on('openTag', (name, attributesOf, decode) => {
    const attributes: Record<string, string> = {};
    for (const [key, value] of Object.entries(attributesOf())) attributes[key] = decode(value);
    const element: Element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
    if (open.length > MOST_DEPTH) {
      wrong ??= 'too deep';
      parser.stop();
    }
  });
  parser.on('closeTag', () => void open.pop());
  parser.on('text', (value, decode) => add(decode(value)));
  parser.on('cdata', (value) => add(value));
  parser.on('error', (error) => void (wrong ??= error.message));
  const add = (more: string): void => {
    const last = open.at(-1);
    if (last) last.text += more;
  };
  parser.parse(text.replace(/^\ufeff/, ''));
  const [first] = root.children;
  if (wrong !== null || !first) return failure('bad-input', `This is no XML: ${wrong ?? 'empty'}.`);
  return success(first);
}

export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((one) => one.name === name);

export const childText = (element: Element | undefined, name: string): string =>
  child(element, name)?.text.trim() ?? '';
