/** What people paste with a number and nobody sees: marks that turn the writing direction or have no width. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/** @returns the text in half width and without what cannot be seen: １３８ is 138 */
function plainCharacters(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '')
}

/** Spaces, hyphens and dashes of every length, dots, brackets, slashes, commas, colons: what stands between digits. */
const BETWEEN_DIGITS = /[\s\-\u2010-\u2015\u2212.·•()[\]/,:、。〔〕【】「」]/g

/** @returns the text in half width without anything that people put between digits */
export function withoutSeparators(text: string): string {
  return plainCharacters(text).replace(BETWEEN_DIGITS, '')
}
