import { asyncApi } from '../wx/api'
import { WxFailure } from '../wx/failure'
import type { Point } from './overlays'
import type { WxMap } from '../elements/map'

interface Include {
  points: Point[]
  padding?: number[]
}

/** What wx.createMapContext gives. */
export class MapContext {
  constructor(private readonly element: WxMap) {}

  getCenterLocation = asyncApi('getCenterLocation', () => {
    const { lat: latitude, lng: longitude } = this.map().getCenter()
    return { latitude, longitude }
  })

  getScale = asyncApi('getScale', () => ({ scale: this.map().getZoom() }))

  getRegion = asyncApi('getRegion', () => {
    const bounds = this.map().getBounds()
    const corner = ({ lat: latitude, lng: longitude }: { lat: number; lng: number }) => ({
      latitude,
      longitude,
    })
    return { southwest: corner(bounds.getSouthWest()), northeast: corner(bounds.getNorthEast()) }
  })

  moveToLocation = asyncApi('moveToLocation', ({ latitude, longitude }: Partial<Point>) => {
    const state = this.element.state
    this.map().panTo([latitude ?? Number(state.latitude), longitude ?? Number(state.longitude)])
  })

  includePoints = asyncApi('includePoints', ({ points, padding }: Include) => {
    this.map()
    this.element.fit(points, padding?.[0])
  })

  private map() {
    const { drawn } = this.element
    if (drawn === undefined) throw new WxFailure('the map is not drawn yet')
    return drawn
  }
}
