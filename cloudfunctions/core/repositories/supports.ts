import type { Store } from '../platform/database'
import { findPage } from './paging'

export function createSupports(store: Store) {
  const supports = store.collection('supports')
  const { command } = store
  return {
    get: supports.get,
    insert: supports.insert,
    remove: supports.remove,
    /** What a person supports, newest first. */
    page: (openid: string, size: number, cursor?: string) =>
      findPage(supports, command, { where: { openid }, field: 'at', direction: 'desc', size, cursor }),
    /** Which of these supports exist. */
    async existing(ids: string[]): Promise<Set<string>> {
      if (ids.length === 0) return new Set()
      const found = await supports.find({
        where: { _id: command.in(ids) },
        limit: ids.length,
        fields: ['_id'],
      })
      return new Set(found.map(({ _id }) => _id))
    },
    /** The people who support one of these cases. */
    async followersOf(caseIds: string[], limit: number): Promise<string[]> {
      const found = await supports.find({ where: { caseId: command.in(caseIds) }, limit, fields: ['openid'] })
      return [...new Set(found.map(({ openid }) => openid))]
    },
  }
}
