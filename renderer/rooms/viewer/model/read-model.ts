import {
  AnimationMixer,
  Box3,
  type AnimationClip,
  ClampToEdgeWrapping,
  type Group,
  LinearFilter,
  LinearMipmapLinearFilter,
  LoadingManager,
  type Material,
  Mesh,
  MirroredRepeatWrapping,
  NearestFilter,
  type Object3D,
  RepeatWrapping,
  Sphere,
  Texture,
  type Wrapping,
} from 'three';
import { GLTFLoader, type GLTFParser } from 'three/addons/loaders/GLTFLoader.js';
import type { Embedded, Gltf } from './embedded.ts';
import type { Ball } from './orbit.ts';

/** A model that can be drawn. */
export interface Model {
  scene: Group;
  ball: Ball;
  /** Its movements; none for most. */
  clips: AnimationClip[];
  mixer: AnimationMixer;
  /** Gives the memory of its shapes and pictures back. */
  close(): void;
}

/** Nothing is loaded for a model, whatever three.js would have loaded. */
const NOWHERE = new LoadingManager();
NOWHERE.setURLModifier(() => {
  throw new Error('A model loads nothing.');
});

/** Makes what is drawn of a model. Rejects for one that is damaged. */
export async function readModel({ json, bytes }: Embedded): Promise<Model> {
  const loader = new GLTFLoader(NOWHERE);
  loader.register((parser) => new OwnPictures(parser, json, bytes));
  const { scene, animations } = await loader.parseAsync(glbOf(json, bytes), '');
  const sphere = new Box3().setFromObject(scene).getBoundingSphere(new Sphere());
  const { x, y, z } = sphere.center;
  const radius = sphere.radius > 0 && Number.isFinite(sphere.radius) ? sphere.radius : 1;
  const centre = [x, y, z].every(Number.isFinite) ? ([x, y, z] as const) : ([0, 0, 0] as const);
  return {
    scene,
    ball: { centre, radius },
    clips: animations,
    mixer: new AnimationMixer(scene),
    close: () => scene.traverse(free),
  };
}

/** Its materials, however many each of its meshes has. */
export const materialsOf = (object: Object3D): Material[] =>
  object instanceof Mesh ? [(object as Mesh).material].flat() : [];

function free(object: Object3D): void {
  if (object instanceof Mesh) (object as Mesh).geometry.dispose();
  for (const material of materialsOf(object)) {
    for (const value of Object.values(material)) if (value instanceof Texture) value.dispose();
    material.dispose();
  }
}

/**
 * Unfolds the pictures of a model from its own bytes. three.js would make an address (`blob:`) of each and load that,
 * which the page's policy forbids.
 */
class OwnPictures {
  readonly name = 'own-pictures';

  constructor(
    private readonly parser: GLTFParser,
    private readonly json: Gltf,
    private readonly bytes: Uint8Array<ArrayBuffer>,
  ) {}

  async loadTexture(index: number): Promise<Texture> {
    const { textures = [], samplers = [] } = this.json as {
      textures?: Sampled[];
      samplers?: Sampler[];
    };
    const { source = -1, sampler = -1 } = textures[index] ?? {};
    const { wrapS, wrapT, magFilter, minFilter } = samplers[sampler] ?? {};
    const texture = new Texture(await this.#pictureOf(source));
    texture.flipY = false;
    texture.wrapS = WRAPS.get(wrapS ?? 0) ?? RepeatWrapping;
    texture.wrapT = WRAPS.get(wrapT ?? 0) ?? RepeatWrapping;
    texture.magFilter = magFilter === GL_NEAREST ? NearestFilter : LinearFilter;
    texture.minFilter = minFilter === GL_NEAREST ? NearestFilter : LinearMipmapLinearFilter;
    texture.needsUpdate = true;
    this.parser.associations.set(texture, { textures: index });
    return texture;
  }

  /** A white one for what is not in the file, or damaged. */
  async #pictureOf(source: number): Promise<ImageBitmap> {
    const { bufferView = -1, mimeType } = this.json.images?.[source] ?? {};
    const view = this.json.bufferViews?.[bufferView];
    if (view) {
      const start = view.byteOffset ?? 0;
      const piece = this.bytes.subarray(start, start + (view.byteLength ?? 0));
      const blob = new Blob([piece], { type: String(mimeType ?? 'image/png') });
      const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none' }).catch(
        () => null,
      );
      if (bitmap) return bitmap;
    }
    return await createImageBitmap(new ImageData(Uint8ClampedArray.of(255, 255, 255, 255), 1, 1));
  }
}

interface Sampled {
  source?: number;
  sampler?: number;
}

interface Sampler {
  wrapS?: number;
  wrapT?: number;
  magFilter?: number;
  minFilter?: number;
}

/** As OpenGL numbers them (glTF 2.0, 5.26). */
const GL_NEAREST = 9728;
const WRAPS = new Map<number, Wrapping>([
  [33071, ClampToEdgeWrapping],
  [33648, MirroredRepeatWrapping],
]);

/** The file that three.js reads: all in one piece. */
function glbOf(json: Gltf, bytes: Uint8Array): ArrayBuffer {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const textLength = Math.ceil(text.length / 4) * 4;
  const file = new Uint8Array(12 + 8 + textLength + 8 + bytes.length);
  const view = new DataView(file.buffer);
  [0x46546c67, 2, file.length, textLength, 0x4e4f534a].forEach((value, at) =>
    view.setUint32(at * 4, value, true),
  );
  file.fill(0x20, 20, 20 + textLength).set(text, 20);
  view.setUint32(20 + textLength, bytes.length, true);
  view.setUint32(24 + textLength, 0x004e4942, true);
  file.set(bytes, 28 + textLength);
  return file.buffer;
}
