import { charactersOf, countCharacters } from './characters'
import { cleanText } from './clean'

/** How much may be written where, in characters as people see them. The forms count by it, and the server judges by it. */

export interface TextLimit {
  min: number
  max: number
}

export const TEXT_LIMITS: Readonly<Record<'description' | 'words' | 'remark' | 'name', TextLimit>> = {
  /** What a citizen reports. */
  description: { min: 5, max: 1000 },
  /** What must be said with an action: an answer, a reason, a note. */
  words: { min: 2, max: 1000 },
  /** What may be said with it. */
  remark: { min: 0, max: 1000 },
  name: { min: 0, max: 20 },
}

const SAYS_SOMETHING = /[\p{L}\p{N}]/u

/** @returns how many characters say something; emoji and punctuation alone do not */
function countWords(text: string): number {
  return charactersOf(text).filter((one) => SAYS_SOMETHING.test(one)).length
}

/**
 * @param text as it was written or as it is stored: it is judged as it would be stored
 * @returns the sentence beside the field, '' when the length is right
 */
export function lengthProblem(text: string, { min, max }: TextLimit): string {
  const clean = cleanText(text)
  if (countCharacters(clean) > max) return `最多 ${max} 个字`
  if (min === 0 || (min === 1 ? clean !== '' : countWords(clean) >= min)) return ''
  return clean === '' || min === 1 ? '请填写此项' : `请至少写 ${min} 个字`
}

/** @returns what a form shows below a text: 12/1000 */
export function counterOf(text: string, { max }: Pick<TextLimit, 'max'>): { text: string; tooLong: boolean } {
  const count = countCharacters(cleanText(text))
  return { text: `${count}/${max}`, tooLong: count > max }
}
