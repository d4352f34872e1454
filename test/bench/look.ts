import {
  ALL_FORMATS,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  MkvOutputFormat,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lookAtFile } from '../../electron/media/look/look.ts';
import type { ProductionMovie } from '../../electron/shared/file-look.ts';
import { limited, median, ms, type Figure } from './figures.ts';

const BYTES = 2 * 1024 ** 3;
/** Of about 10 Mbit/s: half an hour. */
const PICTURE_BYTES = 52 * 1024;
const TIMES = 9;
const MOST_MS = 200;
const PRODUCTION: ProductionMovie = {
  fps: { num: 24, den: 1 },
  resolution: { width: 64, height: 36 },
};

/** A look into a movie of 2 GB, once its bytes were read from the disk before. */
export async function look(say: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-look-'));
  try {
    const figures: Figure[] = [];
    for (const kind of ['mp4', 'mkv'] as const) {
      const path = join(folder, `shot.${kind}`);
      say(`Making an ${kind} of 2 GB`);
      const pictures = await make(path, kind);
      const took: number[] = [];
      for (let time = 0; time < TIMES; time += 1) {
        const began = performance.now();
        const seen = await lookAtFile(path, `shot.${kind}`, PRODUCTION);
        took.push(performance.now() - began);
        // Of one without an index the pictures are counted by its length.
        if (Math.abs((seen.movie?.frames ?? 0) / pictures - 1) > 0.001)
          throw new Error(`It counted ${seen.movie?.frames} of ${pictures} pictures.`);
      }
      rmSync(path);
      const what = `${pictures} pictures, 2 GB, ${kind}`;
      figures.push(limited('look', what, median(took), ms, MOST_MS));
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The pictures of a small movie over and over, each as large as a real one. Returns how many. */
async function make(path: string, kind: 'mp4' | 'mkv'): Promise<number> {
  const small = fileURLToPath(
    new URL('../fixtures/counted-movies/silent-b-keys.mp4', import.meta.url),
  );
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(small) });
  const track = await input.getPrimaryVideoTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !decoderConfig) throw new Error('The small movie cannot be read.');
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  const length = await track.computeDuration();
  const output = new Output({
    format: kind === 'mp4' ? new Mp4OutputFormat({ fastStart: false }) : new MkvOutputFormat(),
    target: new FilePathTarget(path),
  });
  const source = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(source, { frameRate: 24 });
  await output.start();
  const data = new Uint8Array(PICTURE_BYTES);
  const turns = Math.ceil(BYTES / PICTURE_BYTES / packets.length);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { type, timestamp, duration } of packets)
      await source.add(new EncodedPacket(data, type, timestamp + turn * length, duration), {
        decoderConfig,
      });
  }
  await output.finalize();
  return turns * packets.length;
}
