import type { Out } from '../../domain/api/index'
import type { ServiceGroup } from '../../domain/api/city'
import { call } from '../../services/call'

export async function serviceGroups(): Promise<ServiceGroup[]> {
  const { groups } = await call('city', 'services', {})
  return groups
}

export function announcement(id: string): Promise<Out<'city', 'announcement'>> {
  return call('city', 'announcement', { id })
}
