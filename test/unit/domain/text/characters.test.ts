import { charactersOf, countCharacters } from '#domain/kernel/text/characters'
import { cleanText } from '#domain/kernel/text/clean'
import { pseudoRandom } from './pseudo-random'

test.each([
  ['', 0],
  ['路灯不亮', 4],
  ['，。！', 3],
  ['１２３', 3],
  ['a\nb', 3],
  ['😀', 1],
  ['😀😀😀', 3],
  ['👍🏽', 1],
  ['👨‍👩‍👧‍👦', 1],
  ['👩🏽‍❤️‍💋‍👨🏽', 1],
  ['❤️', 1],
  ['🇨🇳', 1],
  ['🇨🇳🇭🇰🇲🇴', 3],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 1],
  ['1️⃣2️⃣', 2],
  ['é', 1],
  ['e\u0301', 1],
  ['ก็', 1],
  ['𠮷', 1],
  ['葛󠄀', 1],
  ['\r\n', 1],
  // A tower of accents fills the room of several.
  [`a${'\u0301'.repeat(31)}`, 2],
])('people see %j as %i', (text, count) => {
  expect(countCharacters(text)).toBe(count)
})

const PARTS = [
  ...'a 中 é 1 # © ™ ❤ 葛 １ ，'.split(' '),
  ...['👨', '👩', '🏽', '😀', '🇨', '🇳', '🏴', '\u{e0067}', '\u{e007f}', '\u{e0100}'],
  ...['\n', ' ', '\u200d', '\ufe0f', '\ufe0e', '\u20e3', '\u0301', '\u0e47', '\u0903'],
]

test('what is stored falls into the characters that Unicode says, on a phone too, which has no Intl', () => {
  const random = pseudoRandom(29)
  const unicode = new Intl.Segmenter('zh', { granularity: 'grapheme' })
  const wrong: string[] = []
  for (let run = 0; run < 5_000; run += 1) {
    const length = 1 + Math.floor(random() * 9)
    const text = cleanText(Array.from({ length }, () => PARTS[Math.floor(random() * PARTS.length)]).join(''))
    const expected = [...unicode.segment(text)].map(({ segment }) => segment)
    if (charactersOf(text).join('|') !== expected.join('|')) wrong.push(text)
  }
  expect(wrong).toEqual([])
})
