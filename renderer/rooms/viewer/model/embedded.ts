/** A model as it lies in a file: its description, and all its bytes in one piece. */
export interface Embedded {
  json: Gltf;
  bytes: Uint8Array<ArrayBuffer>;
  /** Pictures that lie in other files and are left out. */
  leftOut: number;
}

export type EmbeddedOutcome = { kind: 'model'; model: Embedded } | { kind: 'words'; text: string };

interface Uri {
  uri?: unknown;
  bufferView?: number;
  mimeType?: unknown;
}

/** What is read of a glTF 2.0 (Khronos, 2.0 §5); the rest goes on as it is. */
export interface Gltf {
  asset?: { version?: unknown };
  buffers?: (Uri & { byteLength?: number })[];
  bufferViews?: { buffer?: number; byteOffset?: number; byteLength?: number }[];
  images?: Uri[];
  accessors?: { count?: number }[];
  meshes?: {
    primitives?: { mode?: number; indices?: number; attributes?: Record<string, number> }[];
  }[];
  nodes?: { mesh?: number }[];
  extensionsRequired?: unknown[];
  [other: string]: unknown;
}

const GLB = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BYTES_CHUNK = 0x004e4942;

const DAMAGED = 'This model cannot be read. Save it to open it.';
const ELSEWHERE =
  'This model keeps its shapes in other files, which are not loaded from anywhere. Publish it as one GLB file to see it here.';

class Unreadable extends Error {}

/**
 * Takes a `.glb` or `.gltf` apart. Nothing is loaded: what the file names elsewhere, by whatever address, is not there.
 * Pictures may be missing; shapes may not.
 */
export function embedded(file: Uint8Array<ArrayBuffer>): EmbeddedOutcome {
  try {
    const { json, chunk } = isGlb(file) ? chunksOf(file) : { json: textOf(file), chunk: null };
    if (String(json.asset?.version).split('.')[0] !== '2') return { kind: 'words', text: DAMAGED };
    const pieces: Uint8Array[] = [];
    let length = 0;
    /** Puts bytes at the end, where any number may begin. */
    const add = (bytes: Uint8Array): number => {
      const at = length;
      const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
      padded.set(bytes);
      pieces.push(padded);
      length += padded.length;
      return at;
    };
    const starts: number[] = [];
    for (const { uri } of json.buffers ?? []) {
      const bytes = uri === undefined ? chunk : dataOf(uri);
      if (!bytes) return { kind: 'words', text: uri === undefined ? DAMAGED : ELSEWHERE };
      starts.push(add(bytes));
    }
    const views = (json.bufferViews ?? []).map((view) => ({
      ...view,
      buffer: 0,
      byteOffset: (view.byteOffset ?? 0) + (starts[view.buffer ?? 0] ?? 0),
    }));
    let leftOut = 0;
    const images = (json.images ?? []).map((image): Uri => {
      const { uri, ...rest } = image;
      if (uri === undefined) return image;
      const bytes = dataOf(uri);
      if (!bytes) {
        leftOut += 1;
        return rest;
      }
      views.push({ buffer: 0, byteOffset: add(bytes), byteLength: bytes.length });
      return {
        mimeType: /^data:([^;,]*)/.exec(String(uri))?.[1],
        ...rest,
        bufferView: views.length - 1,
      };
    });
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    const buffers = length > 0 ? [{ byteLength: length }] : [];
    return {
      kind: 'model',
      model: { json: { ...json, buffers, bufferViews: views, images }, bytes, leftOut },
    };
  } catch (error) {
    if (
      error instanceof Unreadable ||
      error instanceof SyntaxError ||
      error instanceof TypeError ||
      error instanceof RangeError
    )
      return { kind: 'words', text: DAMAGED };
    throw error;
  }
}

const isGlb = (file: Uint8Array): boolean =>
  file.length >= 12 && new DataView(file.buffer, file.byteOffset).getUint32(0, true) === GLB;

function chunksOf(file: Uint8Array<ArrayBuffer>): { json: Gltf; chunk: Uint8Array | null } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(4, true) !== 2) throw new Unreadable();
  let json: Gltf | null = null;
  let chunk: Uint8Array | null = null;
  for (let at = 12; at + 8 <= file.length;) {
    const length = view.getUint32(at, true);
    const kind = view.getUint32(at + 4, true);
    if (at + 8 + length > file.length) throw new Unreadable();
    const body = file.subarray(at + 8, at + 8 + length);
    if (kind === JSON_CHUNK && !json) json = textOf(body);
    else if (kind === BYTES_CHUNK && !chunk) chunk = body;
    at += 8 + length;
  }
  if (!json) throw new Unreadable();
  return { json, chunk };
}

function textOf(bytes: Uint8Array): Gltf {
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Unreadable();
  return json as Gltf;
}

/** The bytes of a `data:` address; `null` for any other. */
function dataOf(uri: unknown): Uint8Array | null {
  const [, isBase64, text] = /^data:[^,]*?(;base64)?,([\s\S]*)$/i.exec(String(uri)) ?? [];
  if (text === undefined) return null;
  try {
    const plain = decodeURIComponent(text);
    const bytes = isBase64 ? atob(plain) : plain;
    return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0) & 0xff);
  } catch {
    return null;
  }
}
