import { privacyLines } from '../../../../miniprogram/components/privacy-sheet/lines'

const words = (isStaff: boolean) =>
  privacyLines(isStaff)
    .map(({ text }) => text)
    .join()

test('citizens are told who sees their name and phone, and that nothing is public without them', () => {
  expect(words(false)).toMatch(/可以匿名/)
  expect(words(false)).toMatch(/经您同意/)
})

test('staff are told nothing about reports of their own', () => {
  expect(words(true)).not.toMatch(/匿名|经您同意|上报/)
  expect(words(true)).toMatch(/不显示您的姓名/)
})
