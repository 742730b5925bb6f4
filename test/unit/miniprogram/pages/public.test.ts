import { existsSync } from 'node:fs'
import { CASE_STATES } from '../../../../miniprogram/domain/case/workflow'
import { boundsAround, clusterPins, isOnePlace } from '../../../../miniprogram/pages/public/cluster'
import { countText, mapView, pinView } from '../../../../miniprogram/pages/public/map'
import { pin } from '../support/build'

const CENTER = { longitude: 113.38, latitude: 22.52 }

describe('pins on the map', () => {
  const bounds = boundsAround(CENTER, 0.08)

  test('pins on top of each other become one, all are kept', () => {
    const pins = [pin('a', 113.3801, 22.5201), pin('b', 113.3802, 22.5202), pin('c', 113.41, 22.55)]
    const clusters = clusterPins(pins, bounds)
    expect(clusters.map((cluster) => cluster.pins.map(({ id }) => id))).toEqual([['a', 'b'], ['c']])
    expect(clusters[0]?.point.longitude).toBeCloseTo(113.38015, 6)
  })

  test('moving the map does not regroup them', () => {
    const pins = Array.from({ length: 60 }, (_, n) =>
      pin(String(n), 113.35 + (n % 10) * 0.006, 22.5 + n * 0.001),
    )
    const moved = boundsAround({ longitude: 113.3834, latitude: 22.5234 }, 0.08)
    expect(clusterPins(pins, moved).length).toBe(clusterPins(pins, bounds).length)
  })

  test('a map without width does not divide by nothing', () => {
    expect(clusterPins([pin('a', 113.38, 22.52)], boundsAround(CENTER, 0))).toHaveLength(1)
  })

  test('a marker’s id leads back to its cluster; a group says how many it is', () => {
    const pins = [pin('a', 113.3801, 22.5201), pin('b', 113.3802, 22.5202), pin('c', 113.41, 22.55)]
    const { clusters, markers } = mapView(pins, bounds)
    expect(markers.map(({ id }) => clusters[id]?.pins.length)).toEqual([2, 1])
    expect(markers[0]?.iconPath).toMatch(/group-2\.png$/)
    expect(markers[1]?.iconPath).toMatch(/done\.png$/)
  })

  test('every picture that a marker can ask for is there', () => {
    const crowd = Array.from({ length: 30 }, (_, n) => pin(String(n), 113.38, 22.52))
    const groups = crowd.map((_, n) => mapView(crowd.slice(0, n + 1), bounds).markers[0]?.iconPath)
    const states = CASE_STATES.map(
      (state) => mapView([{ ...pin('a', 113, 22), state }], bounds).markers[0]?.iconPath,
    )
    for (const path of new Set([...groups, ...states])) {
      expect([path, existsSync(`${__dirname}/../../../../miniprogram${path ?? ''}`)]).toEqual([path, true])
    }
  })

  test('what stands on one spot is listed, not zoomed into', () => {
    expect(isOnePlace([pin('a', 113.38, 22.52), pin('b', 113.38, 22.52001)])).toBe(true)
    expect(isOnePlace([pin('a', 113.38, 22.52), pin('b', 113.38, 22.53)])).toBe(false)
  })
})

test('the map says what it shows', () => {
  expect(countText(0, false)).toContain('还没有公开的办件')
  // Not "none": nobody looked at all of what lies around.
  expect(countText(0, true)).toBe('周边办件较多，请放大地图查看')
  expect(countText(7, false)).toBe('这一带 7 件')
  expect(countText(100, true)).toContain('放大')
})

test('the card of a pin has a word and an icon for the state', () => {
  const card = pinView(pin('a', 113, 22))
  expect(card).toMatchObject({ id: 'a', mark: { text: '已办结', tone: 'done' } })
  expect(card.mark.icon).not.toBe('')
})
