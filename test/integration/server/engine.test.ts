import type { ActionRow } from '#domain/kernel/life'
import { defineLife } from '#domain/kernel/life'
import type { Context } from '../../../cloudfunctions/kernel/context'
import { newCitizen } from '../../../cloudfunctions/kernel/people/new-citizen'
import { actorOf, SYSTEM } from '../../../cloudfunctions/kernel/process/actor'
import type { GivenTo, Living, Process } from '../../../cloudfunctions/kernel/process/process'
import { startLife } from '../../../cloudfunctions/kernel/process/start-life'
import { transition, transitionBySystem } from '../../../cloudfunctions/kernel/process/transition'
import type { TestServer } from './server'
import { startServer } from './server'

/** The engine with a kind of thing that no area knows: a street lamp. */

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const row = (
  from: string[],
  to: string,
  by: string[],
  event: string,
  seenBy: 'staff' | 'public' = 'staff',
): ActionRow<string, string> => ({ from, to, by, event, seenBy })
const ROWS = {
  put: row([], 'dark', ['neighbour'], '安装'),
  light: row(['dark'], 'lit', ['neighbour', 'keeper'], '点亮'),
  quench: row(['lit'], 'dark', ['neighbour', 'keeper'], '熄灭'),
}

interface Lamp extends Living {
  /** Follows from `hours`. */
  isOld: boolean
  hours: number
}
type LampGiven = GivenTo<keyof typeof ROWS & string>

const lampProcess: Process<Lamp, LampGiven> = {
  // The history keeps kinds of today only; what is told of it is not looked at here.
  kind: 'article',
  noun: '路灯',
  notFound: 'not_found',
  life: defineLife<string, string, string>(
    { dark: { label: '未点亮', tone: 'idle' }, lit: { label: '已点亮', tone: 'done' } },
    ROWS,
  ),
  rows: ROWS,
  documents: (store) => store.collection<Lamp>('articles'),
  labelOf: ({ party }) => (party === 'keeper' ? '路灯所' : '居民'),
  outsiders: ['neighbour'],
  partiesOf: ({ openid }) => ({ lin: ['neighbour'], he: ['keeper'], wang: ['keeper'] })[openid] ?? [],
  isKnownTo: () => true,
  bring: () => Promise.resolve(undefined),
  derived: ({ hours }) => ({ isOld: hours > 100 }),
  also: ({ given, after }) => Promise.resolve(given.action === 'light' ? { hours: after.hours + 60 } : {}),
}

function contextOf(openid: string): Context {
  const context = server.context()
  const person = { ...newCitizen(openid, context.now), name: `${openid}师傅` }
  const home = () => Promise.reject(new Error('no first page'))
  return { ...context, person, viewer: { openid, roles: ['citizen'] }, home }
}

function put(openid = 'lin'): Promise<Lamp> {
  const context = contextOf(openid)
  const first = {
    given: { action: 'put', id: 'lamp', key: 'key' } as const,
    actor: actorOf(lampProcess, context.person, 'neighbour'),
    entryId: 'entry-put',
  }
  const lighting = {
    given: { action: 'light', id: 'lamp', key: '' } as const,
    actor: SYSTEM,
    entryId: 'entry-light',
  }
  return startLife(lampProcess, { _id: 'lamp', isOld: false, hours: 0 }, [first, lighting], context)
}
const act = (openid: string, action: LampGiven['action'], key = action) =>
  transition(lampProcess, { action, id: 'lamp', key }, contextOf(openid))
const stored = async () => (await server.rows('articles'))[0]

test('a life begins with its first steps and all that they touch; the same again begins none', async () => {
  await expect(put()).resolves.toMatchObject({ state: 'lit', version: 2, hours: 60, isOld: false })
  await put()
  await expect(stored()).resolves.toMatchObject({ state: 'lit', version: 2, hours: 60 })
  expect((await server.rows('history')).map((entry) => entry['action']).sort()).toEqual(['light', 'put'])
})

test('what a step touches besides is followed by the fields that are derived from it', async () => {
  await put()
  await act('lin', 'quench')
  const { doc } = await act('lin', 'light')
  expect(doc).toMatchObject({ hours: 120, isOld: true })
  await expect(stored()).resolves.toMatchObject({ hours: 120, isOld: true })
})

test('whoever its row does not name is refused, also the system, and nothing is written', async () => {
  await put()
  const before = [await stored(), await server.rows('history')]
  await expect(act('chen', 'quench')).rejects.toMatchObject({ code: 'forbidden' })
  const quench = { action: 'quench', id: 'lamp', key: 'timer' } as const
  await expect(transitionBySystem(lampProcess, quench, server.context())).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect([await stored(), await server.rows('history')]).toEqual(before)
})

test('who came second reads the name of a colleague only as a colleague', async () => {
  await put()
  await act('he', 'quench')
  await expect(act('wang', 'quench')).rejects.toThrow(/^路灯所he师傅已于 .+ 完成“熄灭”，路灯现为“未点亮”$/)
  await expect(act('lin', 'quench', 'quench')).rejects.toThrow(/^路灯所已于/)
  await act('lin', 'light')
  const names = (await server.rows('history')).map((entry) => (entry['actor'] as { name: string }).name)
  expect(names.sort()).toEqual(['', '', '', 'he师傅'])
  await expect(act('wang', 'light')).rejects.toThrow(/^居民已于/)
})
