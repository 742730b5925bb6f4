import type { Point } from './base-map'

let find: () => Promise<Point> = () => Promise.reject(new Error('nobody said where the phone is'))

/** Says where the phone is, for every map of it. */
export function setOwnPlace(place: () => Promise<Point>): void {
  find = place
}

export function ownPlace(): Promise<Point> {
  return find()
}
