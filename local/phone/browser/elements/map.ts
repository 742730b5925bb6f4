import type * as Leaflet from 'leaflet'
import { MapContext } from '../map/map-context'
import { createBaseMap } from '../map/base-map'
import { loadLeaflet } from '../map/leaflet'
import type { Circle, Marker, Point, Polygon, Polyline } from '../map/overlays'
import { MapOverlays } from '../map/overlays'
import type { Activatable, Tap } from './element'
import { defineElement, WxElement } from './element'

const defaults = {
  longitude: 0,
  latitude: 0,
  scale: 16,
  minScale: 3,
  maxScale: 20,
  markers: [] as Marker[],
  polyline: [] as Polyline[],
  circles: [] as Circle[],
  polygons: [] as Polygon[],
  includePoints: [] as Point[],
  showLocation: false,
  enableZoom: true,
  enableScroll: true,
  enableRotate: false,
}

const FIT_PADDING = 30

/** <map>: Leaflet on the local ground. Coordinates are GCJ-02 and taken as they are. */
export class WxMap extends WxElement<typeof defaults> implements Activatable {
  static override defaults = defaults
  readonly wxContext = new MapContext(this)
  private readonly container = document.createElement('div')
  private map: Leaflet.Map | undefined
  private overlays: MapOverlays | undefined
  private dragged = false

  /** The library's map, once it is drawn. */
  get drawn(): Leaflet.Map | undefined {
    return this.map
  }

  /** A tap on a marker, its callout or label, or on the ground. */
  activate({ target, x, y }: Tap): void {
    if (this.map === undefined || this.overlays?.tapped(target)) return
    const { left, top } = this.container.getBoundingClientRect()
    const { lat: latitude, lng: longitude } = this.map.containerPointToLatLng([x - left, y - top])
    this.emit('tap', { latitude, longitude })
  }

  protected override mount(): void {
    this.container.className = 'map-container'
    this.append(this.container)
    void this.draw()
  }

  disconnectedCallback(): void {
    // The engine may move the element; only what stays away is taken down.
    queueMicrotask(() => {
      if (this.isConnected) return
      this.map?.remove()
      this.map = undefined
    })
  }

  protected override changed(name: string): void {
    if (this.map === undefined) return
    if (name === 'latitude' || name === 'longitude' || name === 'scale') this.center()
    else if (name === 'includePoints') this.fit(this.values.includePoints)
    else if (name.startsWith('enable')) this.applyGestures(this.map)
    else this.overlays?.show(this.values, name)
  }

  /** Moves so that all points are seen. */
  fit(points: Point[], padding = FIT_PADDING): void {
    if (points.length === 0) return
    this.map?.fitBounds(
      points.map(({ latitude, longitude }) => [latitude, longitude] as [number, number]),
      { padding: [padding, padding], maxZoom: 18 },
    )
  }

  private async draw(): Promise<void> {
    const leaflet = await loadLeaflet()
    if (!this.isConnected || this.map) return
    const map = createBaseMap(leaflet, this.container, this.values, this.values.scale, {
      minZoom: this.values.minScale,
      maxZoom: this.values.maxScale,
    })
    this.map = map
    this.overlays = new MapOverlays(leaflet, map, this, (type, detail) => this.emit(type, detail))
    this.overlays.showAll(this.values)
    this.applyGestures(map)
    this.fit(this.values.includePoints)
    this.watch(map)
    const sizes = new ResizeObserver(() => map.invalidateSize())
    sizes.observe(this.container)
    map.on('unload', () => sizes.disconnect())
    this.emit('updated')
  }

  private watch(map: Leaflet.Map): void {
    const region = (type: 'begin' | 'end', causedBy: string) => {
      const { lat: latitude, lng: longitude } = map.getCenter()
      const detail = {
        rotate: 0,
        skew: 0,
        scale: map.getZoom(),
        centerLocation: { latitude, longitude },
        region: boundsOf(map),
      }
      // In WeChat the event's own type is the phase; older versions had it in the detail.
      this.emit('regionchange', { type, causedBy, ...detail }, { type, causedBy })
    }
    map.on('dragstart', () => (this.dragged = true))
    map.on('movestart', () => region('begin', 'gesture'))
    map.on('moveend', () => {
      region('end', this.dragged ? 'drag' : 'update')
      this.dragged = false
    })
  }

  private center(): void {
    const { latitude, longitude, scale } = this.values
    this.map?.setView([latitude, longitude], scale)
  }

  private applyGestures(map: Leaflet.Map): void {
    const { enableZoom, enableScroll } = this.values
    const toggle = (handler: Leaflet.Handler | undefined, on: boolean) =>
      on ? handler?.enable() : handler?.disable()
    toggle(map.dragging, enableScroll)
    for (const handler of [map.touchZoom, map.doubleClickZoom, map.scrollWheelZoom])
      toggle(handler, enableZoom)
  }
}

function boundsOf(map: Leaflet.Map): { southwest: Point; northeast: Point } {
  const bounds = map.getBounds()
  const point = ({ lat: latitude, lng: longitude }: Leaflet.LatLng): Point => ({ latitude, longitude })
  return { southwest: point(bounds.getSouthWest()), northeast: point(bounds.getNorthEast()) }
}

defineElement('map', WxMap)
