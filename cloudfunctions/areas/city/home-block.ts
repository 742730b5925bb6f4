import type { HomeBlocks, Service } from '#domain/api/city'
import type { Reference } from '../../city/reference'
import type { HomeBlock } from '../../kernel/area'

/** What the city says on the first page. */
export const cityHome: HomeBlock<HomeBlocks['city']> = async ({ reference }) => {
  const data = await reference()
  const { name } = data.city
  return { cityName: name, ...noticePart(data), services: homeServices(data), announcements: titles(data) }
}

/** A notice leads only to what can be opened. */
function noticePart({ city }: Reference): Pick<HomeBlocks['city'], 'notice'> {
  if (!city.notice) return {}
  const { text, announcementId } = city.notice
  const opens = city.announcements.some(({ id, text: more }) => id === announcementId && more)
  return { notice: { text, ...(opens && announcementId ? { announcementId } : {}) } }
}

/** Their texts come when they are opened. */
function titles({ city }: Reference): HomeBlocks['city']['announcements'] {
  return city.announcements.map(({ id, title, at, text }) => ({
    id,
    title,
    at,
    ...(text ? { opens: true } : {}),
  }))
}

function homeServices({ city }: Reference): Service[] {
  const all = city.serviceGroups.flatMap(({ services }) => services)
  return city.homeServices.flatMap((id) => all.find((service) => service.id === id) ?? [])
}
