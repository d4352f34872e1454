// @ts-check

const ENTRY_BYTES = 16;
const HEADER_BYTES = 6;

/**
 * The PNG pictures inside a Windows icon, which holds the app's mark in each size that a Linux desktop asks for.
 * @param {Buffer} ico
 * @returns {{ size: number, png: Buffer }[]} size in pixels
 */
export function picturesIn(ico) {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = HEADER_BYTES + ENTRY_BYTES * index;
    const [bytes, offset] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)];
    // A size of 256 is written as 0.
    return { size: ico.readUInt8(entry) || 256, png: ico.subarray(offset, offset + bytes) };
  });
}
