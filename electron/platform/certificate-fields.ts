/** What Node does not tell of a certificate, read from its bytes (RFC 5280, DER). */
export interface CertificateFields {
  /** The algorithm it is signed with, as an object identifier: `1.2.840.113549.1.1.11`. */
  signature: string;
  extensions: ReadonlyMap<string, Extension>;
}

export interface Extension {
  critical: boolean;
  value: Buffer;
}

interface Element {
  tag: number;
  body: Buffer;
}

const SEQUENCE = 0x30;
const OBJECT_ID = 0x06;
const BOOLEAN = 0x01;
const OCTETS = 0x04;
const INTEGER = 0x02;
const EXTENSIONS = 0xa3;

/** The elements that follow each other in these bytes. Throws on anything that is no plain DER. */
function elementsOf(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes.readUInt8(at);
    let length = bytes.readUInt8(at + 1);
    at += 2;
    if (length > 0x7f) {
      const size = length & 0x7f;
      if (size < 1 || size > 4) throw new Error('No length of DER');
      length = bytes.readUIntBE(at, size);
      at += size;
    }
    if (at + length > bytes.length) throw new Error('Cut off');
    elements.push({ tag, body: bytes.subarray(at, at + length) });
    at += length;
  }
  return elements;
}

function one(elements: readonly Element[], tag: number): Element {
  const [first] = elements;
  if (first?.tag !== tag) throw new Error('Another kind of element was expected');
  return first;
}

function objectId(body: Buffer): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of body) {
    number = number * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}

/** Throws on a certificate that is not as the standard has it. */
export function certificateFields(der: Buffer): CertificateFields {
  const [tbs, algorithm] = elementsOf(one(elementsOf(der), SEQUENCE).body);
  if (!tbs || !algorithm) throw new Error('No certificate');
  const signature = objectId(one(elementsOf(algorithm.body), OBJECT_ID).body);
  const extensions = new Map<string, Extension>();
  const block = elementsOf(tbs.body).find(({ tag }) => tag === EXTENSIONS);
  for (const { body } of block ? elementsOf(one(elementsOf(block.body), SEQUENCE).body) : []) {
    const [id, ...rest] = elementsOf(body);
    const value = rest[rest.length - 1];
    if (id?.tag !== OBJECT_ID || value?.tag !== OCTETS) throw new Error('No extension');
    const name = objectId(id.body);
    // Twice is forbidden, and the two could say different things.
    if (extensions.has(name)) throw new Error('An extension stands twice');
    const critical = rest[0]?.tag === BOOLEAN && rest[0].body[0] !== 0;
    extensions.set(name, { critical, value: value.body });
  }
  return { signature, extensions };
}

/** Of the extension basicConstraints: how many authorities may stand below this one; `null`: any number. */
export function pathLength({ value }: Extension): number | null {
  const parts = elementsOf(one(elementsOf(value), SEQUENCE).body);
  const length = parts.find(({ tag }) => tag === INTEGER);
  if (!length) return null;
  return length.body.readUIntBE(0, Math.min(length.body.length, 4));
}

/** The object identifiers in an extension that is a list of them, such as extKeyUsage. */
export const objectIdsIn = ({ value }: Extension): string[] =>
  elementsOf(one(elementsOf(value), SEQUENCE).body).map(({ body }) => objectId(body));
