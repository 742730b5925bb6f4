import { finishedStories } from '../seed/cases/finished'
import { openStories } from '../seed/cases/open'
import { citySettings } from '../seed/zhongshan/city'
import { towns } from '../seed/zhongshan/towns'
import type { Routes } from './routes'

const TEMPLATE_TITLES = { progress: '办理进度通知', finished: '办结通知', task: '待办任务提醒' }

/** Every phone of the preview stands in 小榄, far from the city's centre. */
const PHONE = { longitude: 113.2501, latitude: 22.6724 }

/** What WeChat knows without the mini program: named points to choose from on a map, and the titles of templates. */
export function cityRoutes(clock: () => number = Date.now): Routes {
  const { name, templates } = citySettings(clock())
  return {
    'GET /client/places': () => ({ me: PHONE, places: places(name) }),
    'GET /client/templates': () =>
      Object.entries(TEMPLATE_TITLES).map(([purpose, title]) => ({
        id: templates[purpose as keyof typeof TEMPLATE_TITLES],
        title,
      })),
  }
}

function places(city: string): object[] {
  const named = towns.map(({ _id, name, point }) => {
    const [longitude, latitude] = point.coordinates
    return { id: _id, name, address: `${city}市${name}`, longitude, latitude, kind: 'town' }
  })
  const townName = new Map(named.map(({ id, name }) => [id, name]))
  const spots = [...openStories, ...finishedStories]
    .filter(({ address, town }) => address !== townName.get(town))
    .map(({ address, town, longitude, latitude }) => {
      const name = address.replace(townName.get(town) ?? '', '').trim()
      return {
        name,
        address: `${city}市${townName.get(town) ?? ''}${name}`,
        longitude,
        latitude,
        kind: 'place',
      }
    })
  return [...named, ...new Map(spots.map((spot) => [spot.address, spot])).values()]
}
