/** Windows-1252 where it differs from Latin-1: the signs of 0x80 to 0x9F. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of a file in whichever encoding a spreadsheet saved it: by its mark, else UTF-16 if every second byte is
 * zero, else UTF-8, else Windows-1252. `null` if it is no text.
 */
export function decodeText(bytes: Buffer): string | null {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return utf8(bytes.subarray(3));
  if (first === 0xff && second === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (first === 0xfe && second === 0xff) return bigEndian(bytes.subarray(2));
  const start = bytes.subarray(0, 2000);
  if (start.includes(0)) {
    if (start.length % 2 === 0 && start.every((byte, at) => at % 2 === 0 || byte === 0))
      return bytes.toString('utf16le');
    if (start.length % 2 === 0 && start.every((byte, at) => at % 2 === 1 || byte === 0))
      return bigEndian(bytes);
    return null;
  }
  return utf8(bytes);
}

function utf8(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return bytes
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign);
  }
}

function bigEndian(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
}
