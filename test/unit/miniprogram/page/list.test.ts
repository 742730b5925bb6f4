import type { Page } from '../../../../miniprogram/domain/api/common'
import { AppError } from '../../../../miniprogram/domain/kernel/errors'
import { LIST, listed } from '../../../../miniprogram/page/list'

let pulls = 0
Object.assign(globalThis, { wx: { stopPullDownRefresh: () => void pulls++ } })

type Answer = Page<string> | Error

/** A page of words; each row is its word in capitals. */
function pageWith(...answers: Answer[]) {
  const page = {
    ...listed<string>(),
    data: { ...LIST, rows: [] as string[] } as Record<string, unknown>,
    asked: [] as (string | undefined)[],
    seen: [] as string[],
    patches: [] as Record<string, unknown>[],
    setData(change: Record<string, unknown>) {
      page.patches.push(change)
    },
    async fetchPage(cursor: string | undefined) {
      page.asked.push(cursor)
      const answer = answers.shift()
      if (!answer || answer instanceof Error) throw answer ?? new Error('no answer left')
      return answer
    },
    rowOf: (word: string) => ({ word: word.toUpperCase() }),
    arrived: (words: string[]) => void page.seen.push(...words),
  }
  return page
}

test('the first page keeps the skeleton that is there, and comes as rows', async () => {
  const page = pageWith({ items: ['a', 'b'], next: '2' })
  await page.reloadList(true)
  expect(page.patches).toEqual([
    { list: { phase: 'ready', errorText: '' }, rows: [{ word: 'A' }, { word: 'B' }] },
  ])
  expect(page.seen).toEqual(['a', 'b'])
})

test('reaching the bottom adds the next page only, to the end', async () => {
  const page = pageWith({ items: ['a'], next: '2' }, { items: ['b'] })
  await page.reloadList(true)
  page.onReachBottom()
  await new Promise(setImmediate)
  expect(page.asked).toEqual([undefined, '2'])
  expect(page.patches.at(-1)).toEqual({ list: { phase: 'end', errorText: '' }, 'rows[1]': { word: 'B' } })
})

test('another choice clears the rows at once', async () => {
  const page = pageWith({ items: ['a'] }, { items: [] })
  await page.reloadList(true)
  await page.reloadList()
  expect(page.patches.slice(1)).toEqual([
    { list: { phase: 'loading', errorText: '' }, rows: [] },
    { list: { phase: 'empty', errorText: '' }, rows: [] },
  ])
})

test('a failure says so, leaves the rows alone, and can be tried again', async () => {
  const offline = new AppError('offline')
  const page = pageWith({ items: ['a'], next: '2' }, offline, { items: ['b'] })
  await page.reloadList(true)
  page.onReachBottom()
  await new Promise(setImmediate)
  expect(page.patches.at(-1)).toEqual({ list: { phase: 'errorMore', errorText: offline.message } })
  page.retryList()
  await new Promise(setImmediate)
  expect(page.asked).toEqual([undefined, '2', '2'])
  expect(page.seen).toEqual(['a', 'b'])
})

test('pulling down lists anew and ends', async () => {
  const page = pageWith({ items: ['a'] }, { items: ['b'] })
  await page.reloadList(true)
  await page.onPullDownRefresh()
  expect(page.patches.at(-1)).toMatchObject({ rows: [{ word: 'B' }] })
  expect(pulls).toBe(1)
})
