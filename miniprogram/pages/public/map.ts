import type { MapGroup, MapPin, PublicMapView } from '../../domain/api/case'
import { STATE_ROWS } from '../../domain/case/workflow'
import type { Tone } from '../../domain/kernel/life'
import type { StateMark } from '../../words/tones'
import { markOf } from '../../words/tones'
import type { Bounds, Cluster, Crowd } from './cluster'
import { clusterPins, crowdsOf } from './cluster'

/** A marker as `map` takes it; its id is its place in the list of what is shown, since WeChat wants a number. */
export interface Marker {
  id: number
  longitude: number
  latitude: number
  iconPath: string
  width: number
  height: number
  anchor: { x: number; y: number }
  callout?: typeof CALLOUT & { content: string }
}

/** One tone per picture: finished, under way, waiting for somebody. */
const PINS: Record<Tone, string> = {
  done: 'done',
  waiting: 'open',
  warn: 'wait',
  late: 'wait',
  idle: 'idle',
}
/** Small numbers are in the picture itself; larger ones stand in a bubble above it. */
const MOST_PICTURED = 9
const CALLOUT = {
  display: 'ALWAYS',
  color: '#ffffff',
  bgColor: '#1a5fd0',
  borderRadius: 12,
  padding: 6,
  fontSize: 14,
  textAlign: 'center',
} as const
const iconPath = (name: string) => `/pages/public/pins/${name}.png`

/** What a marker stands for. */
export type Shown = Cluster | Crowd
export const isCrowd = (shown: Shown): shown is Crowd => 'group' in shown

/** @returns what lies within `bounds`, and the markers that show it */
export function mapView(
  { pins, groups }: Pick<PublicMapView, 'pins' | 'groups'>,
  bounds: Bounds,
): { shown: Shown[]; markers: Marker[] } {
  const shown = [...clusterPins(pins, bounds), ...crowdsOf(groups, bounds)]
  return { shown, markers: shown.map(markerOf) }
}

export const countOf = ({ open, finished }: MapGroup): number => open + finished

function markerOf(shown: Shown, id: number): Marker {
  if (isCrowd(shown)) return groupMarker(id, shown.point, countOf(shown.group))
  const { point, pins } = shown
  const [pin] = pins
  if (pins.length > 1 || !pin) return groupMarker(id, point, pins.length)
  return {
    id,
    ...point,
    iconPath: iconPath(PINS[STATE_ROWS[pin.state].tone]),
    width: 44,
    height: 56,
    anchor: { x: 0.5, y: 1 },
  }
}

function groupMarker(id: number, point: Cluster['point'], count: number): Marker {
  return {
    id,
    ...point,
    iconPath: iconPath(count >= 2 && count <= MOST_PICTURED ? `group-${count}` : 'group'),
    width: 44,
    height: 44,
    anchor: { x: 0.5, y: 0.5 },
    ...(count >= 2 && count <= MOST_PICTURED ? {} : { callout: { ...CALLOUT, content: String(count) } }),
  }
}

/** What the card under the map says about the tapped pin. */
export interface PinView {
  id: string
  title: string
  category: string
  mark: StateMark
}

export function pinView(pin: MapPin): PinView {
  return { id: pin.id, title: pin.title, category: pin.categoryName, mark: markOf(pin.state) }
}

/**
 * @param filtered the map is narrowed, which may be why there is nothing
 * @returns what the map says of itself: all that there is, and what of it is worked on where it is too much to tell apart
 */
export function countText({ pins, groups, total }: PublicMapView, filtered: boolean): string {
  if (total === 0) return filtered ? '这一带没有符合筛选条件的办件' : '这一带还没有公开的办件，可移动地图查看'
  if (groups.length === 0) return `这一带 ${total} 件`
  const open =
    groups.reduce((sum, group) => sum + group.open, 0) + pins.filter(({ state }) => isOpen(state)).length
  return open > 0 && open < total
    ? `这一带 ${total} 件，其中未办结 ${open} 件，放大可逐件查看`
    : `这一带 ${total} 件，放大可逐件查看`
}

const isOpen = (state: MapPin['state']): boolean => STATE_ROWS[state].phase !== 'closed'
