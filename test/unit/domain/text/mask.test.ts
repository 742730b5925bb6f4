import { maskAddress, maskContacts, maskPhone, maskText, personalKinds } from '#domain/kernel/text/mask'
import { HARMLESS } from './harmless-table'
import { ADDRESSES, LEAKS } from './personal-table'
import { pseudoRandom } from './pseudo-random'

test.each(LEAKS)('%j for the public: %j', (text, masked) => {
  expect(maskText(text)).toBe(masked)
})

test.each(HARMLESS)('%j stays', (text) => {
  expect(maskText(text)).toBe(text)
})

test.each(ADDRESSES)('the address %j for the public: %j', (address, masked) => {
  expect(maskAddress(address)).toBe(masked)
})

test('the tables are large', () => {
  expect(LEAKS.length).toBeGreaterThan(120)
  expect(HARMLESS.length).toBeGreaterThan(100)
})

/** Parts that touch each other in every order: what is beside a number decides what it is. */
const PARTS = [
  ...LEAKS.map(([leak]) => leak),
  ...HARMLESS,
  ...'1 3 8 0 13 138 1380 0013 8000 88 2026 442000 19900101 001X X * ** *** **** - + . , ， 。 ( ) / 、 #'.split(
    ' ',
  ),
  ...' 栋 号 房 室 楼 座 单元 电话 灯杆 编号 元 米 O E H 粤 T @ a@b.cn QQ 微信 号: 一 零 三 ① 住 花园 年 月 日'.split(
    ' ',
  ),
  '\u200b',
  '\ufe0f',
  '\u20e3',
  '\u0332',
]

test('masking again changes nothing, whatever stands beside what', () => {
  const random = pseudoRandom(8)
  const wrong: string[] = []
  for (let run = 0; run < 4_000; run += 1) {
    const length = 1 + Math.floor(random() * 8)
    const text = Array.from({ length }, () => PARTS[Math.floor(random() * PARTS.length)]).join('')
    for (const mask of [maskText, maskAddress, maskContacts])
      if (mask(mask(text)) !== mask(text)) wrong.push(text)
  }
  expect(wrong).toEqual([])
})

test('the harmless ones stay between words', () => {
  for (const text of HARMLESS) {
    const sentence = `您好。${text}。谢谢`
    expect(maskText(sentence)).toBe(sentence)
  }
})

test('a group of colleagues reads the room, and no way to reach the person', () => {
  expect(maskContacts('5栋1201房漏水，电话138 0000 0001')).toBe('5栋1201房漏水，电话****')
})

test.each([
  ['我的身份证442000 19900101 0013', ['identity']],
  ['卡号 6222 0200 0000 0000 000', ['card']],
  ['灯杆编号 30045678', []],
  ['电话13800000001，住5栋1201', ['phone', 'room']],
])('%j holds %j', (text, kinds) => {
  expect([...personalKinds(text)]).toEqual(kinds)
})

test.each([
  ['13812345678', '138****5678'],
  ['88881234', '****34'],
  ['', ''],
])('my own phone %j is shown as %j', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

/** A thousand characters of what is slow for careless patterns; so much CPU that only a wrong one needs it. */
const HOSTILE: Record<string, string> = {
  digits: '8'.repeat(1000),
  spaced: '1 '.repeat(500),
  dashes: '12-'.repeat(333),
  stars: '1***'.repeat(250),
  Chinese: '一'.repeat(1000),
  letters: `1${'O'.repeat(999)}`,
  mail: `${'a'.repeat(999)}@`,
  'many mails': 'a@'.repeat(500),
  domains: `a@${'b.'.repeat(499)}`,
  chat: 'wx'.repeat(500),
  plates: '粤A'.repeat(500),
  buildings: '1栋'.repeat(500),
  circles: '①'.repeat(1000),
  invisible: '1\u200b'.repeat(500),
  brackets: '('.repeat(1000),
  spaces: ' '.repeat(1000),
  groups: '8888 '.repeat(200),
  telephones: '13812345678 '.repeat(83),
}

const cpuOf = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  return process.cpuUsage(before).user / 1000
}

test.each(Object.keys(HOSTILE))('a hostile text is no trouble: %s', (name) => {
  const text = HOSTILE[name] ?? ''
  maskText(text)
  expect(cpuOf(() => maskAddress(maskText(text)))).toBeLessThan(100)
})

test('a page of a list is masked in a few milliseconds', () => {
  const text =
    '昨天晚上八点多，长江路12号对面连续三盏路灯不亮，灯杆编号30045678，孩子放学回家看不清路。家里电话88881234，已经反映过一次，希望尽快修好，谢谢各位师傅。'
  const page = () => {
    for (let row = 0; row < 20; row += 1) maskAddress(maskText(text) + '广东省中山市东区街道长江路12号')
  }
  for (let warm = 0; warm < 20; warm += 1) page()
  // Alone on a machine it takes about one; others may use the same processor's caches.
  expect(cpuOf(page)).toBeLessThan(10)
})
