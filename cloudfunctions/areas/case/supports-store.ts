import type { SupportDoc } from './documents'
import { perStore } from '../../kernel/per-store'
import type { Store, TransactionStore } from '../../kernel/platform/database'
import { chunksOf } from '../../kernel/chunks'
import { findPage } from '../../kernel/paging'

/** The most that the cloud gives in one query. */
const PAGE = 1_000

const createDocuments = (store: TransactionStore) => store.collection<SupportDoc>('supports')

function createQuestions(store: Store) {
  const supports = store.collection<SupportDoc>('supports')
  const { command } = store
  return {
    /** What a person supports, newest first. */
    page: (openid: string, size: number, cursor?: string) =>
      findPage(supports, command, { where: { openid }, field: 'at', direction: 'desc', size, cursor }),
    /** Which of these supports exist. */
    async existing(ids: string[]): Promise<Set<string>> {
      const found = await Promise.all(
        chunksOf(ids).map((some) =>
          supports.find({ where: { _id: command.in(some) }, limit: some.length, fields: ['_id'] }),
        ),
      )
      return new Set(found.flat().map(({ _id }) => _id))
    },
    /**
     * Who supports one of a few cases, page by page; a person who supports several comes as often.
     * @param after where the page before ended; '' for the first one
     */
    async among(
      caseIds: string[],
      after: string,
      size = PAGE,
    ): Promise<{ openids: string[]; next?: string }> {
      const found = await supports.find({
        where: { caseId: command.in(caseIds), _id: command.gt(after) },
        orderBy: [['_id', 'asc']],
        limit: size,
        fields: ['openid'],
      })
      const last = found.length < size ? undefined : found.at(-1)
      return { openids: found.map(({ openid }) => openid), ...(last ? { next: last._id } : {}) }
    },
  }
}

export const supportStore = perStore(createDocuments, createQuestions)
