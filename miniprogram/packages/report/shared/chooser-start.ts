import type { Point } from '../../../domain/case/types'
import { locationPermission } from '../../../services/location'
import { load, save } from '../../../services/storage'

const LAST_PLACE = 'lastPlace'

export function keepLastPlace(point: Point): void {
  save(LAST_PLACE, point)
}

/** Where WeChat's chooser opens while no place is chosen. */
export interface ChooserStart {
  /** Missing: at the person's own place, which WeChat finds by itself, and only without a point. */
  point?: Point
  /** Said beside the button when it does not open where the person is. */
  note: string
}

/** @param center the city's, for those who refused their position and have not reported yet */
export async function chooserStart(center: Point | undefined): Promise<ChooserStart> {
  if ((await locationPermission()) !== 'refused') return { note: '' }
  const last = load<Point>(LAST_PLACE)
  if (last) return { point: last, note: '未允许使用位置，地图将从您上次上报的位置打开' }
  return { ...(center ? { point: center } : {}), note: '未允许使用位置，地图将从市中心打开' }
}
