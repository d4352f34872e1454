import { Parser } from 'saxen';
import { failure, success, type Result } from '../../../shared/result.ts';

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** What is told of a document, in its order. `open` returns false to have no more of it. */
export interface XmlListener {
  open(name: string, attributes: () => Record<string, string>): boolean;
  close(name: string): void;
  text(text: string): void;
}

/** Deeper documents are none that a program of ours wrote. */
const MOST_DEPTH = 200;

/**
 * Reads an XML document to a listener. Entities of its own are left as they are written, so that none grows without end.
 * Returns why it is no XML, or `null`.
 */
export function readXml(text: string, listener: XmlListener): string | null {
  let wrong: string | null = null;
  let depth = 0;
  const parser = new Parser();
  parser.on('openTag', (name, attributesOf, decode) => {
    depth += 1;
    if (depth > MOST_DEPTH) wrong ??= 'it is too deep';
    const attributes = (): Record<string, string> =>
      Object.fromEntries(Object.entries(attributesOf()).map(([key, one]) => [key, decode(one)]));
    if (wrong !== null || !listener.open(name, attributes)) parser.stop();
  });
  parser.on('closeTag', (name) => {
    depth -= 1;
    listener.close(name);
  });
  parser.on('text', (value, decode) => listener.text(decode(value)));
  parser.on('cdata', (value) => listener.text(value));
  parser.on('error', (error) => void (wrong ??= error.message));
  parser.parse(text.replace(/^\ufeff/, ''));
  return wrong;
}

/** An XML document as a tree. Refused with code `bad-input` if it is no XML. */
export function xmlTree(text: string): Result<Element> {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const wrong = readXml(text, {
    open(name, attributes) {
      const element: Element = { name, attributes: attributes(), children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
      return true;
    },
    close: () => void open.pop(),
    text(more) {
      const last = open.at(-1);
      if (last) last.text += more;
    },
  });
  const [first] = root.children;
  if (wrong !== null || !first) return failure('bad-input', `This is no XML: ${wrong ?? 'empty'}.`);
  return success(first);
}

export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((one) => one.name === name);

export const childText = (element: Element | undefined, name: string): string =>
  child(element, name)?.text.trim() ?? '';
