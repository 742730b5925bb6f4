import { cleanText } from '#domain/kernel/text/clean'
import { pseudoRandom } from './pseudo-random'

test.each([
  ['  a\r\nb\rc ', 'a\nb\nc'],
  ['a\u0000\u0008b', 'ab'],
  // What a tab or a line separator parts stays parted: 12 and 3 are not 123.
  ['灯杆\t12\t3号不亮\u2028第二行开始\u000b第三行开始', '灯杆 12 3号不亮\n第二行开始\n第三行开始'],
  ['一\u2029二\u0085三\f四', '一\n二\n三\n四'],
  ['一\u00a0二\u2003三', '一 二 三'],
  ['\u202egnirts\u2066', 'gnirts'],
  ['\ufeffzero\u200bwidth', 'zerowidth'],
  ['一\n\n\n\n二', '一\n\n二'],
  ['half \ud83d of a pair', 'half  of a pair'],
  ['👨‍👩‍👧 family', '👨‍👩‍👧 family'],
  ['❤️ 1️⃣ 👍🏽 🇨🇳', '❤️ 1️⃣ 👍🏽 🇨🇳'],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['葛󠄀城', '葛󠄀城'],
  ['1\u200d3\u200d8', '138'],
  ['1\ufe0f3\ufe0f8', '138'],
  ['路灯\u{e0041}不亮', '路灯不亮'],
  ['cafe\u0301', 'café'],
  ['　　段首空两格', '段首空两格'],
  ['第一段　　第二段', '第一段　　第二段'],
])('%j is stored as %j', (raw, stored) => {
  expect(cleanText(raw)).toBe(stored)
})

test.each([
  0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202e,
  0x2060, 0x2064, 0x2066, 0x2069, 0x206f, 0x2800, 0x3164, 0xe000, 0xf8ff, 0xfe00, 0xfe0f, 0xfeff, 0xffa0,
  0xfff9, 0xfffc, 0xffff, 0x1d173, 0xe0001, 0xe0041, 0xe0100, 0xf0000, 0x10fffd,
])('of nothing but U+%i nothing is left', (code) => {
  expect(cleanText(String.fromCodePoint(code).repeat(5))).toBe('')
})

const PARTS = [
  ...[
    'a',
    '中',
    '\n',
    '\r',
    '\t',
    ' ',
    '\u200d',
    '\u200c',
    '\ufe0f',
    '\ufe0e',
    '👨',
    '❤',
    '🏽',
    '🇨',
    '1',
    '#',
  ],
  ...['\u20e3', '🏴', '\u{e0067}', '\u0301', '\u2028', '\u3164', '\ud800', '\udc00', '\u{e0100}', '\u034f'],
]

test('cleaning again changes nothing', () => {
  const random = pseudoRandom(9)
  const wrong: string[] = []
  for (let run = 0; run < 5_000; run += 1) {
    const length = 1 + Math.floor(random() * 9)
    const text = Array.from({ length }, () => PARTS[Math.floor(random() * PARTS.length)]).join('')
    if (cleanText(cleanText(text)) !== cleanText(text)) wrong.push(text)
  }
  expect(wrong).toEqual([])
})
