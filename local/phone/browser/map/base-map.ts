import type * as Leaflet from 'leaflet'
import type { Place } from '../phone/places'
import { baseLayer } from './base-layer'
import type { L } from './leaflet'

export interface Point {
  latitude: number
  longitude: number
}

let labels: () => Promise<Place[]> = () => Promise.resolve([])

/** Says which named points there are; every map writes the towns on its ground. */
export function setMapLabels(places: () => Promise<Place[]>): void {
  labels = places
}

/** A map on the quiet local ground. GCJ-02 coordinates are taken as they are. */
export function createBaseMap(
  leaflet: L,
  container: HTMLElement,
  center: Point,
  zoom: number,
  options: Leaflet.MapOptions = {},
): Leaflet.Map {
  const map = leaflet.map(container, {
    zoomControl: false,
    attributionControl: false,
    center: latLng(center),
    zoom,
    minZoom: 3,
    maxZoom: 20,
    fadeAnimation: false,
    ...options,
  })
  baseLayer(leaflet).addTo(map)
  void labels().then((places) => addLabels(leaflet, map, places))
  return map
}

export function latLng({ latitude, longitude }: Point): [number, number] {
  return [latitude, longitude]
}

function addLabels(leaflet: L, map: Leaflet.Map, places: Place[]): void {
  const layer = leaflet.layerGroup(
    places
      .filter(({ kind }) => kind === 'town')
      .map((place) =>
        leaflet.marker(latLng(place), {
          interactive: false,
          keyboard: false,
          zIndexOffset: -1000,
          icon: leaflet.divIcon({
            className: 'map-place',
            iconSize: [0, 0],
            html: `<span>${escapeHtml(place.name)}</span>`,
          }),
        }),
      ),
  )
  const show = (): void => {
    if (map.getZoom() >= 11) layer.addTo(map)
    else layer.remove()
  }
  map.on('zoomend', show)
  show()
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
