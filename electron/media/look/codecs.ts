/** Codecs by the code that MP4 and MOV write before what is theirs. */
const NAMES: Readonly<Record<string, string>> = {
  avc1: 'H.264',
  avc3: 'H.264',
  hvc1: 'HEVC',
  hev1: 'HEVC',
  apch: 'ProRes',
  apcn: 'ProRes',
  apcs: 'ProRes',
  apco: 'ProRes',
  ap4h: 'ProRes 4444',
  ap4x: 'ProRes 4444',
  mp4v: 'MPEG-4',
  jpeg: 'Motion JPEG',
  mjpa: 'Motion JPEG',
  mjpb: 'Motion JPEG',
  AVdn: 'DNxHD',
  AVdh: 'DNxHR',
  vp08: 'VP8',
  vp09: 'VP9',
  av01: 'AV1',
  'png ': 'PNG',
  'rle ': 'Animation',
  Opus: 'Opus',
  fLaC: 'FLAC',
  alac: 'ALAC',
  'ac-3': 'AC-3',
  'ec-3': 'E-AC-3',
  '.mp3': 'MP3',
  lpcm: 'PCM',
  sowt: 'PCM',
  twos: 'PCM',
  in24: 'PCM',
  in32: 'PCM',
  fl32: 'PCM',
  fl64: 'PCM',
  ipcm: 'PCM',
  raw: 'PCM',
};

/** The codec as people call it; the code itself where we know no name, without what cannot be shown. */
export const codecName = (code: string): string =>
  Object.hasOwn(NAMES, code)
    ? (NAMES[code] ?? code)
    : code.replace(/[^\x20-\x7e]/g, '?').trim() || '?';

/** Codecs by the beginning of the name that MKV and WebM give them. */
const MATROSKA: readonly (readonly [string, string])[] = [
  ['V_MPEG4/ISO/AVC', 'H.264'],
  ['V_MPEGH/ISO/HEVC', 'HEVC'],
  ['V_MPEG4', 'MPEG-4'],
  ['V_VP8', 'VP8'],
  ['V_VP9', 'VP9'],
  ['V_AV1', 'AV1'],
  ['V_PRORES', 'ProRes'],
  ['V_MJPEG', 'Motion JPEG'],
  ['A_AAC', 'AAC'],
  ['A_OPUS', 'Opus'],
  ['A_VORBIS', 'Vorbis'],
  ['A_MPEG/L3', 'MP3'],
  ['A_FLAC', 'FLAC'],
  ['A_AC3', 'AC-3'],
  ['A_EAC3', 'E-AC-3'],
  ['A_ALAC', 'ALAC'],
  ['A_PCM', 'PCM'],
];

export const matroskaCodec = (name: string): string =>
  MATROSKA.find(([start]) => name.startsWith(start))?.[1] ?? codecName(name);

/** `mp4a` stands for several; what it is stands in the description that comes with it. */
export function soundCodec(code: string, entry: Buffer): string {
  if (code !== 'mp4a') return codecName(code);
  const at = entry.indexOf('esds', 0, 'latin1');
  // A decoder's description: tag 4, its length in one to four bytes, then the kind.
  const tag = at < 0 ? -1 : entry.indexOf(4, at + 8 + 3);
  if (tag < 0) return 'AAC';
  let kind = tag + 1;
  while (kind < tag + 4 && ((entry[kind] ?? 0) & 0x80) !== 0) kind += 1;
  const type = entry[kind + 1];
  return type === 0x69 || type === 0x6b ? 'MP3' : 'AAC';
}
