/** Letters that Unicode does not decompose into a base and a mark. */
const LETTERS_WITHOUT_BASE: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Lower case without accents, so that `eleve` finds `Élève`. */
export function searchKey(text: string): string {
  const lower = text.toLowerCase();
  // Nearly all names in a studio are plain ASCII, and normalising is the expensive part.
  if (/^[\0-\x7f]*$/.test(lower)) return lower;
  return (
    lower
      .normalize('NFKD')
      .replace(/\p{M}+|[\u2066-\u2069]/gu, '')
      // Some capitals have no lower case of their own until they are decomposed.
      .toLowerCase()
      .replace(/[øłđßæœı]/g, (letter) => LETTERS_WITHOUT_BASE[letter] ?? letter)
  );
}
