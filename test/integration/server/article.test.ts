import { ARTICLE_ACTION_ROWS, ARTICLE_LIFE, ARTICLE_STEPS } from '#domain/article/actions'
import { aKey } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const words = { title: '路灯维修公告', body: '本周检修中山三路路灯' }
const write = (key = aKey()) => server.call('editor', 'article', 'write', { ...words, key })
const step = (articleId: string, more: object = {}) => ({ articleId, key: aKey(), ...more })

test('one writes, another reads and publishes, and it can be taken down', async () => {
  const { articleId, actions } = await write()
  expect(actions).toEqual(['submit'])
  const { version } = await server.call('editor', 'article', 'submit', step(articleId))
  expect((await server.call('reviewer', 'article', 'view', { articleId })).actions).toEqual([
    'publish',
    'sendBack',
  ])
  const published = await server.call('reviewer', 'article', 'publish', step(articleId, { seen: version }))
  expect(published).toMatchObject({ state: 'published', publishedAt: server.now.value, ...words })
  const taken = await server.call('editor', 'article', 'withdraw', step(articleId, { text: '内容有误' }))
  expect(taken.state).toBe('withdrawn')
  const entries = (await server.rows('history')).map(({ action }) => String(action))
  expect(entries.sort()).toEqual(['publish', 'submit', 'withdraw', 'write'])
})

test('nobody publishes their own words, whoever wrote them first', async () => {
  const { articleId } = await write()
  const revised = { articleId, key: aKey(), title: words.title, body: '下周检修' }
  await server.call('reviewer', 'article', 'revise', revised)
  expect((await server.refused('editor', 'article', 'submit', step(articleId))).code).toBe('forbidden')
  const { version } = await server.call('reviewer', 'article', 'submit', step(articleId))
  const own = await server.refused('reviewer', 'article', 'publish', step(articleId, { seen: version }))
  expect(own.code).toBe('forbidden')
  const done = await server.call('editor', 'article', 'publish', step(articleId, { seen: version }))
  expect(done).toMatchObject({ state: 'published', body: '下周检修' })
})

test('whoever saves the same words again does not become their author', async () => {
  const { articleId } = await write()
  const again = { articleId, key: aKey(), title: words.title, body: ` ${words.body}  ` }
  await server.call('reviewer', 'article', 'revise', again)
  const { version } = await server.call('editor', 'article', 'submit', step(articleId))
  const own = await server.refused('editor', 'article', 'publish', step(articleId, { seen: version }))
  expect(own.code).toBe('forbidden')
})

test('the history keeps the words of every version', async () => {
  const { articleId } = await write()
  await server.call('reviewer', 'article', 'revise', { articleId, key: aKey(), ...words, body: '下周检修' })
  const entries = await server.rows('history')
  expect(entries.map(({ action, text }) => [action, text]).sort()).toEqual([
    ['revise', `${words.title}\n下周检修`],
    ['write', `${words.title}\n${words.body}`],
  ])
})

test('what was read is what is published', async () => {
  const { articleId } = await write()
  const { version } = await server.call('editor', 'article', 'submit', step(articleId))
  await server.call('reviewer', 'article', 'sendBack', step(articleId, { text: '请写明日期' }))
  await server.call('editor', 'article', 'revise', {
    articleId,
    key: aKey(),
    ...words,
    body: '11 月 30 日检修',
  })
  await server.call('editor', 'article', 'submit', step(articleId))
  const stale = await server.refused('reviewer', 'article', 'publish', step(articleId, { seen: version }))
  expect(stale).toMatchObject({ code: 'wrong_state', message: '文稿已有修改，请重新查看后再发布' })
  expect((await server.call('editor', 'article', 'view', { articleId })).state).toBe('inReview')
})

test('the same key again writes one draft; only editors come here', async () => {
  const key = aKey()
  expect((await write(key)).articleId).toBe((await write(key)).articleId)
  expect(await server.rows('articles')).toHaveLength(1)
  expect((await server.refused('lin', 'article', 'write', { ...words, key })).code).toBe('forbidden')
  expect((await server.refused('wang', 'article', 'view', { articleId: 'article-1' })).code).toBe('forbidden')
})

test.each(ARTICLE_STEPS)('%s is refused from every state that its row does not name', async (name) => {
  const { articleId } = await write()
  const person = ARTICLE_ACTION_ROWS[name].by.includes('author') ? 'editor' : 'reviewer'
  for (const state of ARTICLE_LIFE.states.filter((one) => ARTICLE_LIFE.nextState(name, one) === undefined)) {
    await server.cloud.database().collection('articles').doc(articleId).update({ data: { state } })
    const { code } = await server.refused(person, 'article', name, step(articleId, { text: '说明', seen: 1 }))
    expect([name, state, code]).toEqual([name, state, 'case_conflict'])
  }
})
