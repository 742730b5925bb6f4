import { existsSync } from 'node:fs'
import { CASE_STATES } from '../../../../miniprogram/domain/case/workflow'
import { boundsAround, clusterPins, isOnePlace } from '../../../../miniprogram/pages/public/cluster'
import { countText, isCrowd, mapView, pinView } from '../../../../miniprogram/pages/public/map'
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
    const { shown, markers } = mapView({ pins, groups: [] }, bounds)
    const sizes = markers.map(({ id }) => shown[id]).map((one) => one && (isCrowd(one) ? 0 : one.pins.length))
    expect(sizes).toEqual([2, 1])
    expect(markers[0]?.iconPath).toMatch(/group-2\.png$/)
    expect(markers[1]?.iconPath).toMatch(/done\.png$/)
  })

  test('groups that the server counted say their number, in the middle of what is seen of their square', () => {
    const group = (west: number, open: number, finished: number) => ({
      southWest: { longitude: west, latitude: 22.5 },
      northEast: { longitude: west + 0.04, latitude: 22.54 },
      open,
      finished,
    })
    const groups = [group(113.36, 3, 1_231), group(113.4, 0, 5), group(113.32, 0, 1)]
    const { shown, markers } = mapView({ pins: [pin('a', 113.38, 22.53)], groups }, bounds)
    expect(markers.map(({ callout }) => callout?.content)).toEqual([undefined, '1234', undefined, '1'])
    expect(markers[2]?.iconPath).toMatch(/group-5\.png$/)
    expect(shown.map(isCrowd)).toEqual([false, true, true, true])
    // The map ends at 113.42; half of the square is seen.
    expect(markers[2]?.longitude).toBeCloseTo(113.41, 6)
    for (const { longitude, latitude } of markers) {
      expect(longitude).toBeGreaterThanOrEqual(bounds.southWest.longitude)
      expect(latitude).toBeLessThanOrEqual(bounds.northEast.latitude)
    }
  })

  test('every picture that a marker can ask for is there, and its number is true', () => {
    const crowd = Array.from({ length: 30 }, (_, n) => pin(String(n), 113.38, 22.52))
    const groups = crowd.map(
      (_, n) => mapView({ pins: crowd.slice(0, n + 1), groups: [] }, bounds).markers[0],
    )
    expect(groups[29]?.callout?.content).toBe('30')
    const states = CASE_STATES.map(
      (state) => mapView({ pins: [{ ...pin('a', 113, 22), state }], groups: [] }, bounds).markers[0],
    )
    for (const path of new Set([...groups, ...states].map((marker) => marker?.iconPath))) {
      expect([path, existsSync(`${__dirname}/../../../../miniprogram${path ?? ''}`)]).toEqual([path, true])
    }
  })

  test('what stands on one spot is listed, not zoomed into', () => {
    expect(isOnePlace([pin('a', 113.38, 22.52), pin('b', 113.38, 22.52001)])).toBe(true)
    expect(isOnePlace([pin('a', 113.38, 22.52), pin('b', 113.38, 22.53)])).toBe(false)
  })
})

test('the map says how many there are, and never "none" because of a filter or a crowd', () => {
  const square = { southWest: CENTER, northEast: CENTER }
  const view = (count: number, groups: { open: number; finished: number }[] = []) => ({
    pins: Array.from({ length: count }, (_, n) => pin(String(n), 113, 22)),
    groups: groups.map((group) => ({ ...square, ...group })),
    total: groups.reduce((sum, { open, finished }) => sum + open + finished, count),
    more: groups.length > 0,
  })
  expect(countText(view(0), false)).toContain('还没有公开的办件')
  expect(countText(view(0), true)).toBe('这一带没有符合筛选条件的办件')
  expect(countText(view(7), false)).toBe('这一带 7 件')
  expect(countText(view(0, [{ open: 3, finished: 400 }]), false)).toBe(
    '这一带 403 件，其中未办结 3 件，放大可逐件查看',
  )
  expect(countText(view(0, [{ open: 0, finished: 120 }]), false)).toBe('这一带 120 件，放大可逐件查看')
})

test('the card of a pin has a word and an icon for the state', () => {
  const card = pinView(pin('a', 113, 22))
  expect(card).toMatchObject({ id: 'a', mark: { text: '已办结', tone: 'done' } })
  expect(card.mark.icon).not.toBe('')
})
