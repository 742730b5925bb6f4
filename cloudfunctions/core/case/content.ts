import { AppError } from '../../../miniprogram/domain/errors'
import type { Context } from '../context'
import type { TextVerdict } from '../platform/services'

/** WeChat takes at most so many characters. */
const MOST = 2_500

/**
 * Asks WeChat about what a citizen wrote.
 * @returns what it said, other than risky
 * @throws AppError `content_rejected` for a risky text
 */
export async function checkContent(
  text: string,
  { services, person }: Context,
): Promise<Exclude<TextVerdict, 'risky'>> {
  if (text === '') return 'pass'
  const verdict = await services.checkText(text.slice(0, MOST), person._id)
  if (verdict === 'risky')
    throw new AppError('content_rejected', { fields: { text: '内容中有不适合提交的文字，请修改' } })
  return verdict
}
