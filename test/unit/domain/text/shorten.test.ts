import { countCharacters } from '#domain/kernel/text/characters'
import { bytesOf, fit, shorten, shortenBefore, unitsOf } from '#domain/kernel/text/shorten'

const FAMILY = '👨‍👩‍👧'

test('shortening keeps whole characters and one line', () => {
  expect(shorten('一二\n三', 5)).toBe('一二 三')
  expect(shorten('一二三四五六', 5)).toBe('一二三四…')
  expect(shorten(FAMILY.repeat(5), 3)).toBe(`${FAMILY.repeat(2)}…`)
  expect(shorten('🇨🇳🇨🇳🇨🇳', 2)).toBe('🇨🇳…')
  expect(shorten('e\u0301'.repeat(4), 3)).toBe(`${'e\u0301'.repeat(2)}…`)
})

test('units of UTF-16 and bytes of UTF-8 are counted between characters', () => {
  expect(shorten(`路灯${FAMILY}不亮`, 6, unitsOf)).toBe('路灯…')
  expect(fit('一二三', 9, bytesOf)).toBe('一二三')
  expect(fit('一二三四', 9, bytesOf)).toBe('一二…')
  expect(fit('😀😀', 7, bytesOf)).toBe('😀…')
  expect(fit('é'.repeat(5), 7, bytesOf)).toBe('éé…')
})

test.each(['a', 'é', '中', '😀', FAMILY, '🇨🇳', '\ud800'])('%j has as many bytes as it is sent in', (text) => {
  expect(bytesOf(text)).toBe(Buffer.byteLength(text))
})

test.each([countCharacters, unitsOf, bytesOf])(
  'whatever is counted, the end stays and it fits',
  (measure) => {
    const end = '（请于 11-23 10:00 前签收）'
    for (const text of ['长'.repeat(300), FAMILY.repeat(100), '短'])
      for (const most of [60, 100, 200]) {
        const short = shortenBefore(end, text, most, measure)
        expect(short.endsWith(end)).toBe(true)
        expect(measure(short)).toBeLessThanOrEqual(most)
      }
  },
)
