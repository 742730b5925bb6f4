import { zhongshan } from '../cities'
import type { Place } from '../local/server'
import { finishedStories } from './stories/finished'
import { openStories } from './stories/open'

/** Named points to choose from on a map: the towns, and the places of the sample cases. */
export function namedPlaces(): Place[] {
  const { settings, towns } = zhongshan
  const named = towns.map(({ name, point }): Place => {
    const [longitude, latitude] = point.coordinates
    return { name, address: `${settings.name}市${name}`, longitude, latitude, kind: 'town' }
  })
  const townName = new Map(towns.map(({ _id, name }) => [_id, name]))
  const spots = [...openStories, ...finishedStories]
    .filter(({ address, town }) => address !== townName.get(town))
    .map(({ address, town, longitude, latitude }): Place => {
      const name = address.replace(townName.get(town) ?? '', '').trim()
      const whole = `${settings.name}市${townName.get(town) ?? ''}${name}`
      return { name, address: whole, longitude, latitude, kind: 'place' }
    })
  return [...named, ...new Map(spots.map((spot) => [spot.address, spot])).values()]
}
