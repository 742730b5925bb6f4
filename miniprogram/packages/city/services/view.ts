import type { ServiceGroup } from '../../../domain/api/city'

/** @returns the groups with the services whose name, or whose group's name, contains `words`. */
export function matching(groups: readonly ServiceGroup[], words: string): ServiceGroup[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return [...groups]
  const has = (text: string) => text.toLowerCase().includes(wanted)
  return groups
    .map((group) =>
      has(group.name) ? group : { ...group, services: group.services.filter(({ name }) => has(name)) },
    )
    .filter(({ services }) => services.length > 0)
}
