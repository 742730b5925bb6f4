import { forMatching } from '../../../domain/kernel/text/plain'
import type { ServiceGroup } from '../../../domain/api/city'

/** @returns the groups with the services whose name, or whose group's name, contains `words`, however they are typed. */
export function matching(groups: readonly ServiceGroup[], words: string): ServiceGroup[] {
  const wanted = forMatching(words)
  if (wanted === '') return [...groups]
  const has = (text: string) => forMatching(text).includes(wanted)
  return groups
    .map((group) =>
      has(group.name) ? group : { ...group, services: group.services.filter(({ name }) => has(name)) },
    )
    .filter(({ services }) => services.length > 0)
}
