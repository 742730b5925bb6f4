import { ofRecord } from '../../../cloudfunctions/areas/media/seen-media'
import type { MediaCheck } from '#domain/case/types'
import { placeOf, titleOf } from '../../../cloudfunctions/areas/case/views/case-card'
import { toMediaViews } from '../../../cloudfunctions/areas/case/views/media'
import { timelineMedia, toTimeline } from '../../../cloudfunctions/areas/case/views/timeline'
import type { Reference } from '../../../cloudfunctions/city/reference'
import { aCase, aCity, aMedia, anEvent } from '../../builders'

const aSeen = (check: MediaCheck) => ofRecord(aMedia('lin', check, { check, thumbCheck: check }))

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
  expect([...titleOf('😀'.repeat(60), 'own')]).toHaveLength(40)
  expect(titleOf('👨‍👩‍👧'.repeat(60), 'own')).toBe(`${'👨‍👩‍👧'.repeat(39)}…`)
  expect(titleOf('我的电话 138－0000－0001', 'public')).toBe('我的电话 ****')
  expect(titleOf(`${'长'.repeat(390)}138 0000 0001`, 'public')).not.toContain('1')
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
  const reference = {
    city: aCity(),
    departments: [],
    department: () => undefined,
  } as unknown as Reference
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
