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
  /** Where the phone is; not in the middle of the city, so that nobody takes the one for the other. */
  me: { latitude: number; longitude: number }
  places: Place[]
}

/** For a server that names no places. */
const DEFAULT_ME = { latitude: 22.517, longitude: 113.3926 }

/** Loads the city's named points once, from `/client/places`. */
export function placesLoader(server: Server): () => Promise<Places> {
  let loading: Promise<Places> | undefined
  const load = async (): Promise<Places> => {
    const answer = await server.get<Partial<Places>>('/client/places').catch((): Partial<Places> => ({}))
    return { me: answer.me ?? DEFAULT_ME, places: answer.places ?? [] }
  }
  return () => (loading ??= load())
}
