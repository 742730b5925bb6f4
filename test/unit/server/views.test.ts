import { ofRecord } from '../../../cloudfunctions/areas/media/seen-media'
import type { MediaCheck } from '#domain/case/types'
import { placeOf, titleOf } from '../../../cloudfunctions/areas/case/views/case-card'
import { maskAddress, maskNumbers, maskPhone } from '../../../cloudfunctions/kernel/mask'
import { toMediaViews } from '../../../cloudfunctions/areas/case/views/media'
import { timelineMedia, toTimeline } from '../../../cloudfunctions/areas/case/views/timeline'
import type { Reference } from '../../../cloudfunctions/city/reference'
import { aCase, aCity, aMedia, anEvent } from '../../builders'

const aSeen = (check: MediaCheck) => ofRecord(aMedia('lin', check, { check, thumbCheck: check }))

test.each([
  ['请打 13812345678 找我', '请打 **** 找我'],
  ['请打138 1234 5678', '请打****'],
  ['手机138-1234-5678，谢谢', '手机****，谢谢'],
  ['+86 13812345678', '****'],
  ['电话１３８１２３４５６７８', '电话****'],
  ['电话138.1234.5678', '电话****'],
  ['家里 0760-88881234', '家里 ****'],
  ['家里88881234', '家里****'],
  ['身份证442000199001011234', '身份证****'],
  ['身份证44200019900101123X。', '身份证****。'],
  ['卡号 6222021234567890123', '卡号 ****'],
  ['办件 261123482135 已处理', '办件 261123482135 已处理'],
  ['路灯 15 天没亮，约 2000 米', '路灯 15 天没亮，约 2000 米'],
  ['请于 2026-11-23 前处理', '请于 2026-11-23 前处理'],
])('%j for the public: %j', (text, masked) => {
  expect(maskNumbers(text)).toBe(masked)
})

test.each([
  ['中山三路 1 号 3 栋 502房', '中山三路 1 号 3 栋 ****'],
  ['花园小区 B1203室', '花园小区 ****'],
  ['中山三路 1 号', '中山三路 1 号'],
])('address %j for the public: %j', (address, masked) => {
  expect(maskAddress(address)).toBe(masked)
})

test.each([
  ['13812345678', '138****5678'],
  ['88881234', '****34'],
  ['', ''],
])('my own phone %j is shown as %j', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

test('a place that may be a home is public to about 100 m, one on the street to about 10 m', () => {
  const { place } = aCase({
    place: { address: '', townId: '', point: { type: 'Point', coordinates: [113.123456, 22.123456] } },
  })
  expect(placeOf({ place, physical: false }, 'public').point).toEqual({
    longitude: 113.123,
    latitude: 22.123,
  })
  expect(placeOf({ place, physical: true }, 'public').point).toEqual({
    longitude: 113.1235,
    latitude: 22.1235,
  })
  expect(placeOf({ place, physical: false }, 'staff').point).toEqual({
    longitude: 113.123456,
    latitude: 22.123456,
  })
})

test('a title is one line, not cut within a character, without a phone for the public', () => {
  expect(titleOf('第一行\n第二行', 'own')).toBe('第一行 第二行')
  expect([...titleOf('😀'.repeat(60), 'own')]).toHaveLength(41)
  expect(titleOf('我的电话 13812345678', 'public')).toBe('我的电话 ****')
})

test.each([
  ['public', ['pass']],
  ['own', ['pass', 'pending', 'review']],
  ['staff', ['pass', 'pending', 'review', 'risky']],
  ['none', ['pass']],
] as const)('%s sees files that are %j', (sight, checks) => {
  const files = (['pass', 'pending', 'review', 'risky'] as const).map((check) => aSeen(check))
  const urls = new Map(files.map(({ fileId }) => [fileId, `https://x/${fileId}`]))
  const seen = toMediaViews(files, sight, urls)
  expect(seen.map(({ url }) => /(pass|pending|review|risky)-file\.jpg/.exec(url)?.[1])).toEqual(checks)
  // Who uploaded it is not promised that somebody will look at it.
  const untold = sight === 'public' ? checks : sight === 'own' ? ['review'] : []
  expect(checks.filter((_, index) => seen[index]?.check === undefined)).toEqual(untold)
})

test('a file that is gone is left out', () => {
  expect(toMediaViews([aSeen('pass')], 'staff', new Map())).toEqual([])
})

test('what the reporter adds when the case is public already is no business of the public’s', () => {
  const reference = { city: aCity(), department: () => undefined } as unknown as Reference
  const photo = aSeen('pass')
  const events = [
    { ...anEvent({ action: 'reopen', text: '又坏了' }), media: [photo] },
    { ...anEvent({ action: 'reply', text: '已修复' }), media: [photo] },
  ]
  const urls = new Map([[photo.fileId, 'https://x/photo']])
  const shown = (sight: 'public' | 'own') =>
    toTimeline(events, sight, reference, urls).map(({ action, text, media }) => [action, text, media.length])
  expect(shown('own')).toEqual([
    ['reopen', '又坏了', 1],
    ['reply', '已修复', 1],
  ])
  expect(shown('public')).toEqual([
    ['reopen', '', 0],
    ['reply', '已修复', 1],
  ])
  expect(timelineMedia(events, 'public')).toHaveLength(1)
})
