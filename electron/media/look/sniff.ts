/** What a file is by its first bytes, whatever its name says. */
export type Format =
  | 'png'
  | 'jpeg'
  | 'mp4'
  | 'matroska'
  | 'webm'
  /** Pictures that Kitsu reads under the name of another. */
  | 'GIF'
  | 'WebP'
  | 'TIFF'
  | 'AVIF'
  | 'BMP'
  | 'TGA'
  | 'JPEG 2000'
  /** What it does not read as a picture. */
  | 'HEIC'
  | 'PDF'
  | 'SVG'
  | 'PSD'
  | 'EXR'
  /** Movies that are not looked into. */
  | 'AVI'
  | 'WMV'
  | 'MPEG-TS'
  | null;

const STARTS: readonly (readonly [string, Format])[] = [
  ['89504e470d0a1a0a', 'png'],
  ['ffd8ff', 'jpeg'],
  ['47494638', 'GIF'],
  ['49492a00', 'TIFF'],
  ['4d4d002a', 'TIFF'],
  ['49492b00', 'TIFF'],
  ['4d4d002b', 'TIFF'],
  ['424d', 'BMP'],
  ['25504446', 'PDF'],
  ['38425053', 'PSD'],
  ['762f3101', 'EXR'],
  ['3026b2758e66cf11', 'WMV'],
  ['0000000c6a502020', 'JPEG 2000'],
  ['ff4fff51', 'JPEG 2000'],
];

/** Boxes with which an MP4 or MOV begins. */
const MOVIE_BOXES = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot'];

/** @param start the first bytes of the file, 64 are enough */
export function formatOf(start: Buffer): Format {
  const hex = start.toString('hex', 0, 16);
  const known = STARTS.find(([bytes]) => hex.startsWith(bytes));
  if (known) return known[1];
  const text = start.toString('latin1');
  if (text.startsWith('RIFF')) {
    const kind = text.slice(8, 12);
    return kind === 'WEBP' ? 'WebP' : kind === 'AVI ' ? 'AVI' : null;
  }
  if (hex.startsWith('1a45dfa3')) return text.includes('webm') ? 'webm' : 'matroska';
  if (MOVIE_BOXES.includes(text.slice(4, 8))) return boxFormat(text);
  if (start[0] === 0x47 && start.length > 188 && start[188] === 0x47) return 'MPEG-TS';
  if (isTga(start)) return 'TGA';
  return /^(\xef\xbb\xbf)?\s*<(svg|\?xml)/i.test(text) ? 'SVG' : null;
}

/** Some pictures use the boxes of movies: the brand tells them apart. */
function boxFormat(text: string): Format {
  const brand = text.slice(4, 8) === 'ftyp' ? text.slice(8, 12) : '';
  if (brand === 'avif' || brand === 'avis') return 'AVIF';
  return /^(hei[cxms]|hev[cx]|mif1|msf1)/.test(brand) ? 'HEIC' : 'mp4';
}

/** A TGA begins with nothing of its own: the kinds of its colours and their depth must be possible ones. */
const isTga = (start: Buffer): boolean =>
  start.length > 18 &&
  (start[1] ?? 2) <= 1 &&
  [1, 2, 3, 9, 10, 11].includes(start[2] ?? 0) &&
  [8, 15, 16, 24, 32].includes(start[16] ?? 0);
