import type { Page } from '../../../../miniprogram/domain/api/common'
import { AppError } from '../../../../miniprogram/domain/kernel/errors'
import type { PagerUpdate } from '../../../../miniprogram/page/paging'
import { Pager, rowsPatch } from '../../../../miniprogram/page/paging'

function startPager(fetch: (cursor?: string) => Promise<Page<string>>) {
  const updates: PagerUpdate<string>[] = []
  const pager = new Pager<string>(fetch, (update) => updates.push(update))
  return { pager, updates, last: () => updates[updates.length - 1] }
}

test('goes from page to page to the end, and then asks no more', async () => {
  const asked: (string | undefined)[] = []
  const { pager, last } = startPager(async (cursor) => {
    asked.push(cursor)
    return cursor ? { items: ['c'] } : { items: ['a', 'b'], next: '2' }
  })
  await pager.reload()
  expect(last()).toMatchObject({ phase: 'ready', items: ['a', 'b'], from: 0 })
  await pager.more()
  expect(last()).toMatchObject({ phase: 'end', items: ['c'], from: 2 })
  await pager.more()
  expect(asked).toEqual([undefined, '2'])
})

test('says when there is nothing', async () => {
  const { pager, last } = startPager(async () => ({ items: [] }))
  await pager.reload()
  expect(last()?.phase).toBe('empty')
})

test('a failure on the first page is the page; on a later one it is a line below, and a retry goes on there', async () => {
  let fails = true
  const { pager, last } = startPager(async (cursor) => {
    if (fails) throw new AppError('offline')
    return cursor ? { items: ['b'] } : { items: ['a'], next: '2' }
  })
  await pager.reload()
  expect(last()).toMatchObject({ phase: 'error', errorText: new AppError('offline').message })
  fails = false
  await pager.retry()
  fails = true
  await pager.more()
  expect(last()).toMatchObject({ phase: 'errorMore', from: 1 })
  fails = false
  await pager.retry()
  expect(last()).toMatchObject({ phase: 'end', items: ['b'], from: 1 })
})

test('a late answer of an overtaken load lands nowhere', async () => {
  const answers: ((page: Page<string>) => void)[] = []
  const { pager, updates } = startPager(() => new Promise((resolve) => answers.push(resolve)))
  const first = pager.reload()
  const second = pager.reload()
  answers[1]?.({ items: ['new'] })
  answers[0]?.({ items: ['old'] })
  await Promise.all([first, second])
  expect(updates.flatMap(({ items }) => items ?? [])).toEqual(['new'])
})

test('a quiet reload keeps the rows until the new ones are here', async () => {
  const { pager, updates } = startPager(async () => ({ items: ['a'] }))
  await pager.reload()
  updates.length = 0
  await pager.reload(true)
  expect(updates.map(({ phase }) => phase)).toEqual(['end'])
})

test('only new rows are set', () => {
  expect(rowsPatch('rows', ['a'], 0)).toEqual({ rows: ['a'] })
  expect(rowsPatch('rows', ['c', 'd'], 2)).toEqual({ 'rows[2]': 'c', 'rows[3]': 'd' })
})
