import type * as Leaflet from 'leaflet'

export type L = typeof Leaflet

let loading: Promise<L> | undefined

/** Loads the map library when the first map is shown. */
export function loadLeaflet(): Promise<L> {
  loading ??= import('leaflet').then((module) => (module as { default?: L }).default ?? module)
  return loading
}
