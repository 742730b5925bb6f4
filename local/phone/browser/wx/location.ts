import type { MiniProgram } from '../mini-program'
import { chooseOnMap, showOnMap } from '../overlays/location-page'
import { asyncApi } from './api'
import { WxFailure } from './failure'
import { requirePermission } from './permission'
import { requirePrivacy } from './privacy'

interface Point {
  latitude: number
  longitude: number
}

/** Where the person is, and choosing a place. Coordinates are GCJ-02 throughout. */
export function locationApi(program: MiniProgram): Record<string, unknown> {
  return {
    getLocation: asyncApi('getLocation', async () => {
      await requirePrivacy(program, 'getLocation')
      await requirePermission(program, 'scope.userLocation')
      const { latitude, longitude } = (await program.places()).center
      return {
        latitude,
        longitude,
        speed: -1,
        accuracy: 30,
        altitude: 0,
        verticalAccuracy: 0,
        horizontalAccuracy: 30,
      }
    }),
    chooseLocation: asyncApi('chooseLocation', async ({ latitude, longitude }: Partial<Point>) => {
      await requirePrivacy(program, 'chooseLocation')
      const places = await program.places()
      const start =
        latitude !== undefined && longitude !== undefined ? { latitude, longitude } : places.center
      const chosen = await chooseOnMap(start, places.places)
      if (chosen === undefined) throw new WxFailure('cancel')
      return chosen
    }),
    openLocation: asyncApi(
      'openLocation',
      (target: Point & { name?: string; address?: string; scale?: number }) => showOnMap(target),
    ),
  }
}
