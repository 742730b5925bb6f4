import { forMatching } from '../kernel/text/plain'

/** How many categories are suggested at most. */
const MOST = 3

/** Longer words say more: 井盖 counts 4, 路灯不亮 16. */
function score(text: string, keywords: readonly string[]): number {
  const words = keywords.map(forMatching)
  return words.reduce((sum, word) => (text.includes(word) ? sum + word.length ** 2 : sum), 0)
}

/**
 * Suggests where a citizen's text belongs, by the categories' keywords, however it is typed; each counts once.
 * @returns category ids, best first, at most 3; among equals the city's order
 */
export function suggestCategories(
  text: string,
  categories: readonly { id: string; keywords: readonly string[] }[],
): string[] {
  const plain = forMatching(text)
  return categories
    .map(({ id, keywords }) => ({ id, points: score(plain, keywords) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST)
    .map(({ id }) => id)
}
