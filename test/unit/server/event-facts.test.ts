import { eventFacts } from '../../../cloudfunctions/areas/case/event-facts'
import { toTimeline } from '../../../cloudfunctions/areas/case/views/timeline'
import type { Reference } from '../../../cloudfunctions/city/reference'
import type { CaseEntry } from '../../../cloudfunctions/areas/case/entries'
import { aCity, anEvent } from '../../builders'

/** An event as the first release stored it: one field for three things. */
function oldEvent(action: CaseEntry['action'], reason: string): CaseEntry {
  const { reasonId, parentNumber, remark, ...old } = anEvent({ action, text: '说明' })
  expect([reasonId, parentNumber, remark]).toEqual(['', '', ''])
  return { ...old, reason }
}

test.each([
  ['reject', 'notOurs', { reasonId: 'notOurs', parentNumber: '', remark: '' }],
  ['handBack', 'place', { reasonId: 'place', parentNumber: '', remark: '' }],
  ['merge', '261123482133', { reasonId: '', parentNumber: '261123482133', remark: '' }],
  [
    'reply',
    '照片拍摄位置距上报地点约 300 米',
    { reasonId: '', parentNumber: '', remark: '照片拍摄位置距上报地点约 300 米' },
  ],
  ['sign', '', { reasonId: '', parentNumber: '', remark: '' }],
] as const)('an old %s with %j', (action, reason, facts) => {
  expect(eventFacts(oldEvent(action, reason))).toEqual(facts)
})

test('a new event says each in a field of its own', () => {
  const facts = { reasonId: 'a', parentNumber: 'b', remark: 'c' }
  expect(eventFacts(anEvent({ action: 'merge', ...facts }))).toEqual(facts)
})

test('why a case was rejected or closed is for the citizen, why it was handed back is not', () => {
  const reference = { city: aCity(), department: () => undefined } as unknown as Reference
  const events = [
    anEvent({ action: 'handBack', reasonId: 'wrongDepartment' }),
    anEvent({ action: 'close', reasonId: 'done' }),
    oldEvent('reject', 'notOurs'),
  ].map((event) => ({ ...event, media: [] }))
  const reasons = (sight: 'own' | 'staff') =>
    toTimeline(events, sight, reference, new Map()).map(({ action, reason }) => [action, reason])
  expect(reasons('own')).toEqual([
    ['handBack', undefined],
    ['close', '原因done'],
    ['reject', '原因notOurs'],
  ])
  expect(reasons('staff')[0]).toEqual(['handBack', '原因wrongDepartment'])
})
