import type { Server } from './server'

/** A named point of the city. */
export interface Place {
  name: string
  address: string
  latitude: number
  longitude: number
  /** Towns are written on maps; other places are only offered when choosing one. */
  kind?: 'town' | 'place'
}

export interface Places {
  /** Where the phone is. */
  center: { latitude: number; longitude: number }
  places: Place[]
}

/** Where maps of China begin, for a server that names no places: the middle of Beijing. */
const DEFAULT_CENTER = { latitude: 39.9087, longitude: 116.3975 }

/** Loads the city's named points once, from `/client/places`. */
export function placesLoader(server: Server): () => Promise<Places> {
  let loading: Promise<Places> | undefined
  const load = async (): Promise<Places> => {
    const answer = await server.get<Partial<Places>>('/client/places').catch((): Partial<Places> => ({}))
    return { center: answer.center ?? DEFAULT_CENTER, places: answer.places ?? [] }
  }
  return () => (loading ??= load())
}
