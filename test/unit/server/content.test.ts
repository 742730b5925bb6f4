import { checkContent, partsOf } from '../../../cloudfunctions/kernel/content'
import type { Context } from '../../../cloudfunctions/kernel/context'
import type { TextVerdict } from '../../../cloudfunctions/kernel/platform/services'

/** A context whose WeChat judges by these words. */
function judging(verdicts: Record<string, TextVerdict>): { context: Context; asked: string[] } {
  const asked: string[] = []
  const checkText = (text: string): Promise<TextVerdict> => {
    asked.push(text)
    const word = Object.keys(verdicts).find((one) => text.includes(one))
    return Promise.resolve((word === undefined ? undefined : verdicts[word]) ?? 'pass')
  }
  return { asked, context: { services: { checkText }, person: { _id: 'lin' } } as unknown as Context }
}

test('more than WeChat takes goes in parts, all of it, and no character is cut', () => {
  const text = '😀'.repeat(2_499) + '字'.repeat(2_600)
  const parts = partsOf(text)
  expect(parts.map((part) => [...part].length)).toEqual([2_500, 2_500, 99])
  expect(parts.join('')).toBe(text)
})

test('a risky end of a long text is found', async () => {
  const { context } = judging({ 坏: 'risky' })
  await expect(checkContent({ text: `${'字'.repeat(2_600)}坏` }, context)).rejects.toMatchObject({
    code: 'content_rejected',
    fields: { text: expect.any(String) },
  })
})

test('what is risky only together is refused at the first field', async () => {
  const { context } = judging({ '一\n二': 'risky' })
  await expect(checkContent({ text: '一', contactName: '二' }, context)).rejects.toMatchObject({
    fields: { text: expect.any(String) },
  })
})

test('the doubt about any part is the doubt about all', async () => {
  const long = '字'.repeat(2_600)
  expect(await checkContent({ text: `疑${long}` }, judging({ 疑: 'review' }).context)).toBe('review')
  expect(
    await checkContent({ text: `疑${long}断` }, judging({ 疑: 'review', 断: 'unavailable' }).context),
  ).toBe('unavailable')
})

test('nothing written asks nothing', async () => {
  const { context, asked } = judging({})
  expect(await checkContent({ text: '', contactName: '' }, context)).toBe('pass')
  expect(asked).toEqual([])
})
