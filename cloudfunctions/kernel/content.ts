import { AppError } from '#domain/kernel/errors'
import type { Context } from './context'
import type { TextVerdict } from './platform/services'

/** WeChat takes at most so many characters. */
const MOST = 2_500

type Allowed = Exclude<TextVerdict, 'risky'>

/** What the user reads beside a field that has no sentence of its own. */
const SENTENCE = '内容中有不适合提交的文字，请修改'

/**
 * Asks WeChat about what somebody wrote, all of it at once.
 * @param fields input path -> text
 * @param sentences what the user reads beside which field, where it is more than a text
 * @returns what it said, other than risky
 * @throws AppError `content_rejected` for a risky text, at the field that it is in
 */
export async function checkContent(
  fields: Record<string, string>,
  context: Context,
  sentences: Readonly<Record<string, string>> = {},
): Promise<Allowed> {
  const written = Object.entries(fields).filter(([, text]) => text !== '')
  const verdict = await verdictOn(written.map(([, text]) => text).join('\n'), context)
  if (verdict !== 'risky') return verdict
  const names = await riskyAmong(written, context)
  throw new AppError('content_rejected', {
    fields: Object.fromEntries(names.map((name) => [name, sentences[name] ?? SENTENCE])),
  })
}

/** @returns the fields that are risky by themselves; the first one when only all together are */
async function riskyAmong(written: [name: string, text: string][], context: Context): Promise<string[]> {
  const names = written.map(([name]) => name)
  if (names.length < 2) return names
  const verdicts = await Promise.all(written.map(([, text]) => verdictOn(text, context)))
  const risky = names.filter((_, index) => verdicts[index] === 'risky')
  return risky.length > 0 ? risky : names.slice(0, 1)
}

/** The most doubtful of a text's parts decides. */
const DOUBTS: readonly TextVerdict[] = ['risky', 'unavailable', 'review']

async function verdictOn(text: string, { services, person }: Context): Promise<TextVerdict> {
  const verdicts = await Promise.all(partsOf(text).map((part) => services.checkText(part, person._id)))
  return DOUBTS.find((doubt) => verdicts.includes(doubt)) ?? 'pass'
}

/** @returns the text in parts that WeChat takes, by characters as it counts them */
export function partsOf(text: string): string[] {
  const characters = [...text]
  return Array.from({ length: Math.ceil(characters.length / MOST) }, (_, index) =>
    characters.slice(index * MOST, (index + 1) * MOST).join(''),
  )
}
