import type { CaseDoc } from './documents'
import type { Store } from '../../kernel/platform/database'
import { chunksOf } from '../../kernel/chunks'
import type { MergedRow } from './store'
import { caseStore } from './store'

/** @returns of these merged cases, those that were merged into one, also by way of another */
export function below({ _id }: Pick<CaseDoc, '_id'>, merged: readonly MergedRow[]): MergedRow[] {
  const children = merged.filter(({ parentId }) => parentId === _id)
  return children.flatMap((child) => [child, ...below(child, merged)])
}

/**
 * @returns every case that was merged into one, also by way of another that was merged later; the same order each time.
 *   It asks the database only where there are some.
 */
export async function mergedInto(
  { _id, children }: Pick<CaseDoc, '_id' | 'children'>,
  store: Store,
): Promise<MergedRow[]> {
  const all: MergedRow[] = []
  let parents = children === 0 ? [] : [_id]
  while (parents.length > 0) {
    const level: MergedRow[] = []
    for (const ids of chunksOf(parents)) level.push(...(await caseStore(store).mergedInto(ids)))
    all.push(...level)
    parents = level.flatMap((row) => (row.children === 0 ? [] : [row._id]))
  }
  return all
}
