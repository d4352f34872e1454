import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ENTITY, ENTITY_TYPE } from '../store/models.ts';
import type { Store } from '../store/store.ts';
import { chanceOf } from './chance.ts';
import { encodePng } from './png.ts';
import { ASPECT, sceneOf } from './scenes.ts';
import type { Scene, Subject } from './scenes.ts';

/** Kitsu's own sizes; the small ones are cropped from the middle of the frame. */
const SIZES = {
  thumbnail: [150, 100],
  square: [100, 100],
  tile: [178, 100],
  preview: [1200, 675],
} as const;

export type PictureSize = keyof typeof SIZES;

const LINES_AT_ONCE = 24;

const TILE_COLUMNS = 8;
const MOST_TILE_ROWS = 480;

/** Frames of the practice film, painted on first request and stored in a folder. */
export class Pictures {
  private readonly folder: string;
  private readonly painting = new Map<string, Promise<Buffer>>();

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** A PNG of a shot or an asset. */
  of(store: Store, entity: string, size: PictureSize): Promise<Buffer> {
    const name = `${entity}-${size}.png`;
    const begun = this.painting.get(name);
    if (begun) return begun;
    const made = this.kept(name, () => paint(sceneOf(subjectOf(store, entity)), entity, size));
    this.painting.set(name, made);
    const done = () => void this.painting.delete(name);
    made.then(done, done);
    return made;
  }

  /** The sheet of a movie: a small picture for each of its frames, eight in a line. */
  async tiles(store: Store, entity: string, frames: number): Promise<Buffer> {
    const rows = Math.min(Math.ceil(Math.max(1, frames) / TILE_COLUMNS), MOST_TILE_ROWS);
    const name = `${entity}-tiles-${rows}.png`;
    return await this.kept(name, async () => {
      const scene = sceneOf(subjectOf(store, entity));
      const cell = await pixelsOf(scene, entity, 'tile');
      return await sheetOf(cell, rows);
    });
  }

  private async kept(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const file = join(this.folder, name);
    try {
      return await readFile(file);
    } catch {
      const picture = await make();
      await writeFile(`${file}.part`, picture);
      await rename(`${file}.part`, file);
      return picture;
    }
  }
}

function subjectOf(store: Store, id: string): Subject {
  const entity = store.find(ENTITY, id);
  const type = entity && store.find(ENTITY_TYPE, entity.entity_type_id)?.name;
  const group = entity?.parent_id ?? id;
  if (type === 'Character') return { id, group, kind: 'figure' };
  return { id, group, kind: type === 'Prop' || type === 'FX' ? 'thing' : 'place' };
}

async function paint(scene: Scene, id: string, size: PictureSize): Promise<Buffer> {
  const [width, height] = SIZES[size];
  return encodePng(width, height, await pixelsOf(scene, id, size));
}

/** The same cell again and again. */
function sheetOf(cell: Buffer, rows: number): Promise<Buffer> {
  const [width, height] = SIZES.tile;
  const lines = Array.from({ length: height }, (_, line) => {
    const from = line * width * 3;
    return Buffer.concat(Array<Buffer>(TILE_COLUMNS).fill(cell.subarray(from, from + width * 3)));
  });
  const row = Buffer.concat(lines);
  const sheet = Buffer.concat(Array<Buffer>(rows).fill(row));
  return encodePng(width * TILE_COLUMNS, height * rows, sheet);
}

/** Paints a few lines at a time, so that the program stays responsive. */
async function pixelsOf(scene: Scene, id: string, size: PictureSize): Promise<Buffer> {
  const [width, height] = SIZES[size];
  const pixels = Buffer.alloc(width * height * 3);
  const grain = chanceOf(id);
  const left = (ASPECT - width / height) / 2;
  for (let line = 0; line < height; line++) {
    if (line % LINES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    const y = (line + 0.5) / height;
    for (let column = 0; column < width; column++) {
      const x = left + (column + 0.5) / height;
      const dim = 1 - 0.22 * ((x / ASPECT - 0.5) ** 2 + (y - 0.5) ** 2) * 2;
      const noise = (grain() - 0.5) * 3;
      const [red, green, blue] = scene(x, y, 1 / height);
      const at = (line * width + column) * 3;
      pixels[at] = clamp(red * dim + noise);
      pixels[at + 1] = clamp(green * dim + noise);
      pixels[at + 2] = clamp(blue * dim + noise);
    }
  }
  return pixels;
}

const clamp = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value);
