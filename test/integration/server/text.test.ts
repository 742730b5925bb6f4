import { maskAddress, maskText } from '#domain/kernel/text/mask'
import { aCase, aKey, anEvent, CENTRE } from '../../builders'
import { ADDRESSES, LEAKS } from '../../unit/domain/text/personal-table'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const FAMILY = '👨‍👩‍👧‍👦'
const report = (text: string, address = '中山三路 1 号') => ({
  key: aKey(),
  channel: 'snap' as const,
  categoryId: 'noise',
  text,
  place: { point: CENTRE, address },
  media: [],
  answers: {},
  open: true,
  anonymous: false,
})

describe('what strangers read', () => {
  /** Every spelling in a case's text, its address and a department's answer. */
  async function published() {
    const everything = LEAKS.map(([leak]) => leak).join('。\n')
    server.put('cases', [
      aCase({ _id: 'open', text: everything, state: 'replied', published: true, physical: true }),
      ...ADDRESSES.map(([address], index) =>
        aCase({
          _id: `at-${index}`,
          number: `at-${index}`,
          text: `第 ${index} 件`,
          place: { ...aCase().place, address },
          published: true,
          state: 'processing',
        }),
      ),
    ])
    server.put('history', [
      anEvent({
        _id: 'answer',
        caseId: 'open',
        version: 2,
        action: 'reply',
        text: `已联系市民：${everything}`,
      }),
    ])
    await server.fillDerived()
    return everything
  }

  test('no spelling gets out, by the case, its timeline, lists or the map', async () => {
    const everything = await published()
    const view = await server.call('chen', 'case', 'view', { caseId: 'open' })
    expect(view.text).toBe(maskText(everything))
    expect(view.timeline[0]?.text).toBe(maskText(`已联系市民：${everything}`))
    for (const [leak, masked] of LEAKS) {
      if (leak.includes(masked)) continue
      expect(view.text).not.toContain(`。\n${leak}。`)
    }
    const cards: string[] = []
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await server.call('chen', 'case', 'publicList', cursor ? { cursor } : {})
      cards.push(...page.items.map(({ id, address }) => `${id} ${address}`))
      cursor = page.next
    }
    for (const [index, [address, masked]] of ADDRESSES.entries()) {
      expect(maskAddress(address)).toBe(masked)
      if (address) expect(cards).toContain(`at-${index} ${masked}`)
    }
  })

  test('an answer tells whom to call: the numbers of offices stay, as the office writes them', async () => {
    // As the departments of the tests have it.
    const text = '请致电 0760-8888 0000 或 88880000 咨询，或拨打 119；已联系市民 13800000001、22224444'
    server.put('cases', [aCase({ _id: 'open', text: '路灯不亮', state: 'replied', published: true })])
    server.put('history', [anEvent({ _id: 'answer', caseId: 'open', version: 2, action: 'reply', text })])
    const { timeline } = await server.call('chen', 'case', 'view', { caseId: 'open' })
    expect(timeline[0]?.text).toBe(
      '请致电 0760-8888 0000 或 88880000 咨询，或拨打 119；已联系市民 ****、****',
    )
  })

  test('the reporter and whoever works on it read what was written', async () => {
    const everything = await published()
    for (const person of ['lin', 'wang', 'dispatcher'])
      expect((await server.call(person, 'case', 'view', { caseId: 'open' })).text).toBe(everything)
  })
})

describe('what is taken in', () => {
  test('a tab is a space and a line separator a line break: no number comes out that nobody wrote', async () => {
    const text = '灯杆\t12\t3号不亮\u2028第二行开始\u000b第三行开始'
    const { caseId } = await server.call('lin', 'case', 'submit', report(text))
    expect((await server.case(caseId)).text).toBe('灯杆 12 3号不亮\n第二行开始\n第三行开始')
  })

  test.each(['😀😀😀', '😀😀😀😀😀', '\u3164\u2800\u3164\u2800\u3164', '。。。。。。'])(
    '%j is no description',
    async (text) => {
      const { code, fields } = await server.refused('lin', 'case', 'submit', report(text))
      expect(code).toBe('invalid_input')
      expect(fields?.text).toMatch(/请填写此项|请至少写 5 个字/)
    },
  )

  test('as many characters as the counter allows, whatever they are made of', async () => {
    const text = `路灯不亮了${FAMILY.repeat(995)}`
    const { caseId } = await server.call('lin', 'case', 'submit', report(text))
    expect((await server.case(caseId)).text).toBe(text)
    const more = await server.refused('lin', 'case', 'submit', report(`${text}。`))
    expect(more.fields).toEqual({ text: '最多 1000 个字' })
  })

  test('traditional characters and full width are understood', async () => {
    const ask = async (text: string) => (await server.call('lin', 'case', 'prepare', { text })).suggested
    server.put('categories', [])
    expect(await ask('隔壁噪音太大')).toEqual(['noise'])
    expect(await ask('隔壁噪 音太大')).toEqual(['noise'])
    expect(await ask('井蓋破損了')).toEqual(await ask('井盖破损了'))
    expect(await ask('井盖破损了')).not.toEqual([])
  })
})

describe('names in the history', () => {
  test('staff do not name themselves', async () => {
    const before = (await server.rows('people')).find(({ _id }) => _id === 'wang')
    const { code, fields } = await server.refused('wang', 'account', 'updateProfile', {
      name: '何静雯（市平台）',
    })
    expect(code).toBe('forbidden')
    expect(fields).toEqual({ name: '工作人员的姓名由管理员填写，如有变化请联系管理员' })
    expect((await server.rows('people')).find(({ _id }) => _id === 'wang')).toEqual(before)
  })

  test('the rest of their profile is theirs, and a form that sends the name along is no change of it', async () => {
    const name = String((await server.rows('people')).find(({ _id }) => _id === 'wang')?.name)
    const profile = await server.call('wang', 'account', 'updateProfile', { name, phone: '13800000002' })
    expect(profile).toMatchObject({ name, phoneMasked: '138****0002' })
  })

  test('citizens call themselves as they like', async () => {
    expect(await server.call('lin', 'account', 'updateProfile', { name: '林女士' })).toMatchObject({
      name: '林女士',
    })
  })
})
