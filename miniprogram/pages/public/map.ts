import type { MapPin } from '../../domain/api/case'
import { STATE_ROWS } from '../../domain/case/workflow'
import type { Tone } from '../../domain/kernel/life'
import type { StateMark } from '../../words/tones'
import { markOf } from '../../words/tones'
import type { Bounds, Cluster } from './cluster'
import { clusterPins } from './cluster'

/** A marker as `map` takes it; its id is the place in the list of clusters, since WeChat wants a number. */
export interface Marker {
  id: number
  longitude: number
  latitude: number
  iconPath: string
  width: number
  height: number
  anchor: { x: number; y: number }
}

/** One tone per picture: finished, under way, waiting for somebody. */
const PINS: Record<Tone, string> = {
  done: 'done',
  waiting: 'open',
  warn: 'wait',
  late: 'wait',
  idle: 'idle',
}
/** Pictures carry the count, since WeChat places labels differently on each system; the last one says 9+. */
const MOST_COUNTED = 10
const iconPath = (name: string) => `/pages/public/pins/${name}.png`

/** @returns clusters of what lies within `bounds`, and the markers that show them. */
export function mapView(pins: readonly MapPin[], bounds: Bounds): { clusters: Cluster[]; markers: Marker[] } {
  const clusters = clusterPins(pins, bounds)
  return { clusters, markers: clusters.map(markerOf) }
}

function markerOf({ point, pins }: Cluster, id: number): Marker {
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
    iconPath: iconPath(`group-${Math.min(count, MOST_COUNTED)}`),
    width: 44,
    height: 44,
    anchor: { x: 0.5, y: 0.5 },
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
 * @param more there are, or in a crowd may be, older ones than those shown
 * @returns what the map says of itself
 */
export function countText(count: number, more: boolean): string {
  if (count === 0) return more ? '周边办件较多，请放大地图查看' : '这一带还没有公开的办件，可移动地图查看'
  return more ? `显示最近的 ${count} 件，更早的请放大地图查看` : `这一带 ${count} 件`
}
