import type { Gltf } from './embedded.ts';

/** More than this turns no more on the computers of artists that we know of. */
const MOST_TRIANGLES = 1_000_000;
const MILLION = 1_000_000;

/** Of a primitive: 4 is a list of triangles, 5 a strip, 6 a fan (glTF 2.0, 5.24.5); the others are points and lines. */
const LIST = 4;

/** How many triangles are drawn: a mesh counts once for each node that has it. */
export function trianglesOf({ nodes = [], meshes = [], accessors = [] }: Gltf): number {
  const ofMesh = meshes.map(({ primitives = [] }) =>
    primitives.reduce((sum, { mode = LIST, indices, attributes }) => {
      const accessor = accessors[indices ?? attributes?.['POSITION'] ?? -1];
      const count = accessor?.count ?? 0;
      if (mode < LIST) return sum;
      return sum + (mode === LIST ? Math.floor(count / 3) : Math.max(0, count - 2));
    }, 0),
  );
  return nodes.reduce((sum, { mesh }) => sum + (mesh === undefined ? 0 : (ofMesh[mesh] ?? 0)), 0);
}

/** Extensions that a model may insist on: those that need no decoder of their own. */
const KNOWN = new Set([
  'KHR_lights_punctual',
  'KHR_materials_clearcoat',
  'KHR_materials_emissive_strength',
  'KHR_materials_ior',
  'KHR_materials_sheen',
  'KHR_materials_specular',
  'KHR_materials_transmission',
  'KHR_materials_unlit',
  'KHR_materials_volume',
  'KHR_mesh_quantization',
  'KHR_texture_transform',
]);

/** Why a model is not shown; `null` if it is. */
export function tooMuchText(json: Gltf): string | null {
  const triangles = trianglesOf(json);
  if (triangles > MOST_TRIANGLES)
    return `This model has ${(triangles / MILLION).toFixed(1)} million triangles, more than can be turned here. Save it to open it.`;
  const unknown = (json.extensionsRequired ?? []).map(String).find((name) => !KNOWN.has(name));
  return unknown === undefined
    ? null
    : `This model needs ${unknown}, which is not known here. Save it to open it.`;
}
