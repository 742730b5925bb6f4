import type { HomeBlocks, Service } from '#domain/api/city'
import type { Reference } from '../../city/reference'
import type { HomeBlock } from '../../kernel/area'

/** What the city says on the first page. */
export const cityHome: HomeBlock<HomeBlocks['city']> = async ({ reference }) => {
  const data = await reference()
  const { name, notice, announcements } = data.city
  return { cityName: name, ...(notice ? { notice } : {}), services: homeServices(data), announcements }
}

function homeServices({ city }: Reference): Service[] {
  const all = city.serviceGroups.flatMap(({ services }) => services)
  return city.homeServices.flatMap((id) => all.find((service) => service.id === id) ?? [])
}
