import type { ColourMatrix, FromReader, ToReader } from './frame-messages.ts';
import { FrameReader } from './frame-reader.ts';
import { imageOf } from './kept-frame.ts';
import { openMovie, troubleOf, type OpenMovie } from './open-movie.ts';
import { waiting } from './ranged-bytes.ts';
import { SoundReader } from './sound-reader.ts';

// The reader of movies, which runs nowhere else: a damaged one may keep it busy for ever, and then it is ended from outside.

let movie: OpenMovie | null = null;
let reader: FrameReader | null = null;
let sound: SoundReader | null = null;
let matrix: ColourMatrix | null = null;

const say = (message: FromReader, given: Transferable[] = []): void =>
  self.postMessage(message, { transfer: given });

async function open(url: string, frame: number): Promise<void> {
  try {
    movie = await openMovie(url);
    reader = new FrameReader(movie);
    sound = movie.sound && new SoundReader(movie.sound);
    const { colour } = movie.facts;
    matrix = colour === 'tagged' ? null : colour;
    say({ kind: 'opened', facts: movie.facts });
    // It is decoded while the page still makes room for it; what cannot be is said where it is asked for.
    const first = Math.min(frame, movie.facts.times.length - 1);
    void reader.frame(first, 1).then(
      () => makeReady(first),
      () => undefined,
    );
  } catch (error) {
    say({ kind: 'refused', trouble: troubleOf(error) });
  }
}

/** The picture of the frame that is likely to be asked for next, made while nobody waits for it. */
let ready: { frame: number; image: Promise<ImageBitmap | null> } | null = null;

function makeReady(frame: number): void {
  const kept = reader?.kept(frame);
  if (kept) ready = { frame, image: imageOf(kept, matrix).catch(() => null) };
}

/** The picture that was made, if it is that frame's; nobody else will have it. */
async function takeReady(frame: number): Promise<ImageBitmap | null> {
  const made = ready;
  ready = null;
  const image = await made?.image;
  if (!image || made?.frame === frame) return image ?? null;
  image.close();
  return null;
}

async function give(id: number, frame: number, towards: 1 | -1): Promise<void> {
  try {
    if (!reader) throw new Error('No movie is open.');
    // The reader is asked all the same: it reads on from there.
    const [kept, made] = await Promise.all([reader.frame(frame, towards), takeReady(frame)]);
    const image = made ?? (await imageOf(kept, matrix));
    say({ kind: 'frame', id, image }, [image]);
    makeReady(frame + towards);
  } catch (error) {
    say({ kind: 'no-frame', id, trouble: troubleOf(error) });
  }
}

async function sing(id: number, from: number, to: number): Promise<void> {
  // A movie is looked at without its sound, too.
  const piece = (await sound?.piece(from, to).catch(() => null)) ?? null;
  say(
    { kind: 'sound', id, piece },
    piece?.channels.map(({ buffer }) => buffer),
  );
}

self.addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  switch (data.kind) {
    case 'open':
      return void open(data.url, data.frame);
    case 'frame':
      return void give(data.id, data.frame, data.towards);
    case 'sound':
      return void sing(data.id, data.from, data.to);
    case 'colour':
      if (movie?.facts.colour !== 'tagged') matrix = data.matrix;
      void takeReady(-1);
      return;
    case 'ping':
      return say({ kind: 'pong', id: data.id, reading: waiting.count > 0 });
  }
});
