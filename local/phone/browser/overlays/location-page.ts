import { createBaseMap, latLng } from '../map/base-map'
import type { Point } from '../map/base-map'
import { loadLeaflet } from '../map/leaflet'
import type { Place } from '../phone/places'
import { make, openLayer } from './layer'

const NEAREST = 12
const ZOOM = 16

/** WeChat's page for choosing a place: a map under a fixed pin, named points around it. Resolves with nothing when cancelled. */
export async function chooseOnMap(start: Point, places: Place[]): Promise<Place | undefined> {
  const leaflet = await loadLeaflet()
  return new Promise((resolve) => {
    const { element, close } = openLayer('location-page')
    const { cancel, confirm, mapArea, list } = buildPage(element)
    const map = createBaseMap(leaflet, mapArea, start, ZOOM)
    mapArea.append(make('i', 'location-pin'))
    let chosen: Place = pinPlace(start, places)
    const finish = (place: Place | undefined) => () => {
      map.remove()
      close()
      resolve(place)
    }
    const choose = (place: Place): void => {
      chosen = place
      for (const row of list.children) row.classList.toggle('chosen', row === rows.get(place))
    }
    const rows = new Map<Place, HTMLElement>()
    const refresh = (): void => {
      const { lat: latitude, lng: longitude } = map.getCenter()
      const here = pinPlace({ latitude, longitude }, places)
      rows.clear()
      for (const place of [here, ...nearest(here, places)]) rows.set(place, placeRow(place, here))
      list.replaceChildren(...rows.values())
      for (const [place, row] of rows) {
        row.onclick = () => {
          choose(place)
          map.off('moveend', refresh)
          map.once('moveend', () => map.on('moveend', refresh))
          map.panTo(latLng(place))
        }
      }
      choose(here)
    }
    map.on('moveend', refresh)
    refresh()
    cancel.onclick = finish(undefined)
    confirm.onclick = () => finish(chosen)()
  })
}

/** WeChat's page that shows one place. */
export async function showOnMap(
  target: Point & { name?: string; address?: string; scale?: number },
): Promise<void> {
  const leaflet = await loadLeaflet()
  const { element, close } = openLayer('location-page show')
  const { cancel, confirm, mapArea, list } = buildPage(element)
  cancel.textContent = '返回'
  confirm.hidden = true
  const map = createBaseMap(leaflet, mapArea, target, target.scale ?? ZOOM)
  const icon = leaflet.divIcon({
    className: 'location-marker',
    iconSize: [28, 36],
    iconAnchor: [14, 34],
    html: '<i class="location-pin"></i>',
  })
  leaflet.marker(latLng(target), { icon }).addTo(map)
  list.append(placeRow({ name: '位置', address: '', ...target }, target))
  cancel.onclick = () => {
    map.remove()
    close()
  }
}

function buildPage(element: HTMLElement) {
  const bar = make('div', 'location-bar')
  const cancel = make('button', 'location-cancel', '取消')
  const confirm = make('button', 'location-confirm', '确定')
  const mapArea = make('div', 'location-map')
  const list = make('div', 'location-list')
  bar.append(cancel, confirm)
  element.append(mapArea, bar, list)
  return { cancel, confirm, mapArea, list }
}

/** What the pin itself is called: after the nearest named point, else only by its coordinates. */
function pinPlace(point: Point, places: Place[]): Place {
  const near = nearest(point, places)[0]
  const coordinates = `${point.longitude.toFixed(5)}, ${point.latitude.toFixed(5)}`
  if (near === undefined) return { name: '所选位置', address: coordinates, ...point }
  return { name: `${near.name}附近`, address: near.address.replace(near.name, '') || near.address, ...point }
}

function nearest(point: Point, places: Place[]): Place[] {
  return places
    .map((place) => ({ place, far: metres(point, place) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, NEAREST)
    .map(({ place }) => place)
}

function placeRow(place: Place, from: Point): HTMLButtonElement {
  const row = make('button', 'location-row')
  const far = metres(from, place)
  const distance = far < 1 ? '' : far < 1000 ? `${Math.round(far)} m | ` : `${(far / 1000).toFixed(1)} km | `
  row.append(make('b', '', place.name), make('span', '', `${distance}${place.address}`))
  return row
}

/** Metres between two points near each other. */
function metres(a: Point, b: Point): number {
  const degree = 111_320
  const x = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180)
  return Math.hypot(x, a.latitude - b.latitude) * degree
}
