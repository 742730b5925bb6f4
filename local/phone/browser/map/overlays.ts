import type * as Leaflet from 'leaflet'
import { mediaAddress } from '../media'
import { escapeHtml } from './base-map'
import type { L } from './leaflet'
import { hexColor } from './colors'

export interface Point {
  latitude: number
  longitude: number
}

interface Bubble {
  content?: string
  color?: string
  fontSize?: number
  bgColor?: string
  borderRadius?: number
  borderWidth?: number
  borderColor?: string
  padding?: number
  display?: 'BYCLICK' | 'ALWAYS'
  textAlign?: string
  x?: number
  y?: number
  anchorX?: number
  anchorY?: number
}

export interface Marker extends Point {
  id?: number
  title?: string
  iconPath?: string
  width?: number | string
  height?: number | string
  rotate?: number
  alpha?: number
  zIndex?: number
  anchor?: { x: number; y: number }
  callout?: Bubble
  label?: Bubble
}

export interface Polyline {
  points: Point[]
  color?: string
  width?: number
  dottedLine?: boolean
}

export interface Polygon {
  points: Point[]
  strokeWidth?: number
  strokeColor?: string
  fillColor?: string
}

export interface Circle extends Point {
  /** Metres. */
  radius: number
  color?: string
  fillColor?: string
  strokeWidth?: number
}

interface Values {
  markers: Marker[]
  polyline: Polyline[]
  circles: Circle[]
  polygons: Polygon[]
  showLocation: boolean
  latitude: number
  longitude: number
}

type Emit = (type: string, detail: unknown) => void

const PIN = { width: 24, height: 30 }

/** What lies on a map: markers with callouts and labels, lines, areas, the phone's own place. */
export class MapOverlays {
  private readonly groups: Record<string, Leaflet.LayerGroup> = {}
  private readonly markers = new WeakMap<Element, Marker>()

  constructor(
    private readonly leaflet: L,
    private readonly map: Leaflet.Map,
    private readonly user: HTMLElement,
    private readonly emit: Emit,
  ) {}

  showAll(values: Values): void {
    for (const name of ['polygons', 'circles', 'polyline', 'markers', 'showLocation']) this.show(values, name)
  }

  /** Draws one attribute's layer anew. */
  show(values: Values, name: string): void {
    const layers = this.layersOf(values, name)
    if (layers === undefined) return
    this.groups[name]?.remove()
    this.groups[name] = this.leaflet.layerGroup(layers).addTo(this.map)
  }

  private layersOf(values: Values, name: string): Leaflet.Layer[] | undefined {
    const { leaflet } = this
    if (name === 'markers') return values.markers.map((marker) => this.marker(marker))
    if (name === 'polyline')
      return values.polyline.map(({ points, color, width = 2, dottedLine }) =>
        leaflet.polyline(points.map(position), {
          ...hexColor(color ?? '#000000'),
          weight: width,
          dashArray: dottedLine ? '6 6' : undefined,
        }),
      )
    if (name === 'polygons')
      return values.polygons.map(({ points, strokeWidth = 1, strokeColor, fillColor }) =>
        leaflet.polygon(points.map(position), {
          ...hexColor(strokeColor ?? '#000000'),
          weight: strokeWidth,
          ...fill(fillColor),
          interactive: false,
        }),
      )
    if (name === 'circles')
      return values.circles.map(({ radius, color, fillColor, strokeWidth = 1, ...point }) =>
        leaflet.circle(position(point), {
          radius,
          ...hexColor(color ?? '#000000'),
          weight: strokeWidth,
          ...fill(fillColor),
          interactive: false,
        }),
      )
    if (name === 'showLocation') return values.showLocation ? [this.ownPlace(values)] : []
    return undefined
  }

  private ownPlace(point: Point): Leaflet.Layer {
    const icon = this.leaflet.divIcon({ className: 'map-me', iconSize: [14, 14] })
    return this.leaflet.marker(position(point), { icon, interactive: false })
  }

  private marker(marker: Marker): Leaflet.Layer {
    const width = Number.parseFloat(String(marker.width ?? PIN.width))
    const height = Number.parseFloat(String(marker.height ?? PIN.height))
    const anchor = marker.anchor ?? { x: 0.5, y: 1 }
    const element = document.createElement('div')
    element.className = 'map-marker-body'
    element.innerHTML = markerHtml(marker)
    const image = element.querySelector('img')
    if (image && marker.iconPath !== undefined)
      void mediaAddress(marker.iconPath, this.user).then((address) => (image.src = address))
    const icon = this.leaflet.divIcon({
      className: 'map-marker',
      html: element,
      iconSize: [width, height],
      iconAnchor: [width * anchor.x, height * anchor.y],
    })
    this.markers.set(element, marker)
    return this.leaflet.marker(position(marker), {
      icon,
      opacity: marker.alpha ?? 1,
      zIndexOffset: marker.zIndex ?? 0,
      title: marker.title ?? '',
    })
  }

  /** Handles a tap on a marker or what belongs to it; false when it was on the ground. */
  tapped(target: Element): boolean {
    const element = target.closest<HTMLElement>('.map-marker-body')
    const marker = element === null ? undefined : this.markers.get(element)
    if (element === null || marker === undefined) return false
    const detail = { markerId: marker.id }
    if (target.closest('.map-callout')) this.emit('callouttap', detail)
    else if (target.closest('.map-label')) this.emit('labeltap', detail)
    else {
      const callout = element.querySelector<HTMLElement>('.map-callout')
      if (callout && marker.callout?.display !== 'ALWAYS') callout.hidden = !callout.hidden
      this.emit('markertap', detail)
    }
    return true
  }
}

function markerHtml({ iconPath, title, callout, label, anchor, rotate = 0 }: Marker): string {
  const picture = iconPath ? `<img alt="" style="transform:rotate(${rotate}deg)">` : '<i class="pin"></i>'
  const bubble: Bubble | undefined = callout ?? (title ? { content: title } : undefined)
  const shown = bubble?.display === 'ALWAYS' ? '' : 'hidden'
  const above = bubble?.content
    ? `<div class="map-callout bubble" ${shown} style="${bubbleStyle(bubble)}">${escapeHtml(bubble.content)}</div>`
    : ''
  return picture + above + (label?.content ? labelHtml(label, label.content, anchor) : '')
}

/** A label's place is counted from the point that the marker stands on. */
function labelHtml(label: Bubble, content: string, { x, y } = { x: 0.5, y: 1 }): string {
  const { anchorX = label.x ?? 0, anchorY = label.y ?? 0, textAlign } = label
  const place = [
    `left:${x * 100}%;top:${y * 100}%;margin:${anchorY}px 0 0 ${anchorX}px`,
    ...(textAlign === 'center' ? ['transform:translateX(-50%)'] : []),
  ]
  return `<div class="map-label" style="${[bubbleStyle(label), ...place].join(';')}">${escapeHtml(content)}</div>`
}

function bubbleStyle({
  color,
  fontSize,
  bgColor,
  borderRadius,
  borderWidth,
  borderColor,
  padding,
  textAlign,
}: Bubble): string {
  const rules: [string, string | undefined][] = [
    ['color', color],
    ['font-size', fontSize === undefined ? undefined : `${fontSize}px`],
    ['background', bgColor],
    ['border-radius', borderRadius === undefined ? undefined : `${borderRadius}px`],
    ['border', borderWidth === undefined ? undefined : `${borderWidth}px solid ${borderColor ?? '#000'}`],
    ['padding', padding === undefined ? undefined : `${padding}px`],
    ['text-align', textAlign],
  ]
  return rules
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${value.replace(/[";<>]/g, '')}`]))
    .join(';')
}

function position({ latitude, longitude }: Point): [number, number] {
  return [latitude, longitude]
}

function fill(color: string | undefined): Leaflet.PathOptions {
  if (color === undefined) return { fill: false }
  const { color: fillColor, opacity: fillOpacity } = hexColor(color)
  return { fill: true, fillColor, fillOpacity }
}
