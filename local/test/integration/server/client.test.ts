import { example } from '../../support/example'
import { FunctionFolder } from '../../support/function-folder'
import type { TestRuntime } from '../../support/local-runtime'
import { scratchFolder, startTestRuntime } from '../../support/local-runtime'

const sdk = "const cloud = require('wx-server-sdk'); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });"
const sources = {
  whoami: { code: `${sdk} exports.main = () => cloud.getWXContext()` },
  relays: {
    code: `${sdk} exports.main = async ({ name }) => (await cloud.callFunction({ name, data: {} })).result`,
  },
  fails: { code: "exports.main = () => { throw new Error('out of order') }" },
  notifies: {
    code: `${sdk} exports.main = async ({ touser, templateId, page = 'pages/tab/index' }) => cloud.openapi.subscribeMessage.send({
      touser, templateId, page, data: { thing1: { value: '已签收' } } })`,
  },
  checks: {
    code: `${sdk} exports.main = ({ openid }) => cloud.openapi.security.msgSecCheck({
      content: '路灯不亮', openid, scene: 2, version: 2 })`,
  },
  tellsGroup: {
    code: `exports.main = async ({ key }) => (await fetch(process.env.ROBOTS + '/cgi-bin/webhook/send?key=' + key, {
      method: 'POST', body: JSON.stringify({ msgtype: 'markdown', markdown: { content: '新消息' } }) })).json()`,
  },
  nightly: {
    code: 'let runs = 0; exports.main = (event) => ({ runs: ++runs, event })',
    config: { triggers: [{ name: 'everyNight', type: 'timer', config: '0 0 2 * * * *' }] },
  },
}

const folder = new FunctionFolder(sources)
const data = scratchFolder()
let runtime: TestRuntime

beforeAll(async () => {
  runtime = await startTestRuntime({ dataDir: data.path, functionsRoot: folder.root })
})
afterAll(async () => {
  await runtime.close()
  data.remove()
  folder.remove()
})

describe('calling a function', () => {
  it('is done as the person who holds the phone', async () => {
    expect(await runtime.call('lin', 'whoami')).toMatchObject({
      requestID: expect.any(String),
      errMsg: 'cloud.callFunction:ok',
      result: { OPENID: 'o-lin', SOURCE: 'wx_client', ENV: 'local-env' },
    })
  })

  it('reaches another function on behalf of the same person', async () => {
    const { result } = await runtime.call('chen', 'relays', { name: 'whoami' })
    expect(result).toMatchObject({ OPENID: 'o-chen', SOURCE: 'wx_client,scf' })
  })

  it.each([
    ['itself', { name: 'fails' }, -504002, 'Error: out of order'],
    ['by its absence', { name: 'absent' }, -501000, 'FunctionName parameter could not be found'],
  ])('rejects as in WeChat when the function fails %s', async (_, { name }, errCode, text) => {
    const answer = await runtime.call('lin', name)
    expect(answer).toMatchObject({ errCode, errMsg: expect.stringContaining(text) })
    expect(answer).not.toHaveProperty('result')
  })

  it('tells the calling function what the called one said', async () => {
    const { errMsg } = await runtime.call('lin', 'relays', { name: 'fails' })
    expect(errMsg).toContain('Error: out of order')
  })
})

describe('a request that is not right', () => {
  it.each([
    ['by nobody', { name: 'whoami' }, undefined, 400, 'x-person'],
    ['by nobody', { name: 'whoami' }, 'no body', 400, 'there is no person "no body"'],
    ['without a name', {}, 'lin', 400, 'name'],
    ['that is a list', [], 'lin', 400, 'not a JSON object'],
    ['that is no JSON', '{"name', 'lin', 400, 'not a JSON object'],
    ['above the limit', { name: 'whoami', data: 'x'.repeat(9e6) }, 'lin', 413, 'above the limit'],
  ])('%s is refused', async (_, body, person, status, message) => {
    const response = await runtime.post('/client/callFunction', body, person)
    expect([response.status, await response.json()]).toEqual([
      status,
      { errCode: -1, errMsg: expect.stringContaining(message) },
    ])
  })

  it.each([
    ['GET', '/client/callFunction', 405],
    ['GET', '/nowhere', 404],
    ['GET', '/preview/%zz', 400],
    ['POST', '/debug/timers/absent', 404],
  ])('%s %s answers %d', async (method, path, status) => {
    expect((await fetch(runtime.url + path, { method })).status).toBe(status)
  })
})

describe('a page of another site', () => {
  it.each([
    ['http://evil.example', 403],
    ['null', 403],
    ['the runtime’s own', 200],
  ])('%s writing to the database answers %d', async (site, status) => {
    const origin = site === 'the runtime’s own' ? runtime.url : site
    const body = JSON.stringify({ action: 'database.removeDocument', collectionName: 'people' })
    const response = await fetch(`${runtime.url}/admin`, { method: 'POST', headers: { origin }, body })
    expect(response.status).toBe(status)
  })
})

describe('files', () => {
  const upload = (cloudPath: string, body: string): Promise<Response> =>
    fetch(`${runtime.url}/client/uploadFile?cloudPath=${encodeURIComponent(cloudPath)}`, {
      method: 'POST',
      headers: { 'x-person': 'lin' },
      body,
    })

  it('are uploaded, read by a URL, and deleted', async () => {
    const { fileID } = (await (await upload('uploads/照片 1.txt', 'hello')).json()) as { fileID: string }
    const list = { fileList: [fileID, 'cloud://other.env/x'] }
    const urls = (await (await runtime.post('/client/getTempFileURL', list, 'lin')).json()) as {
      fileList: { tempFileURL: string; status: number }[]
    }
    expect(urls.fileList.map(({ status }) => status)).toEqual([0, -503003])
    expect(await (await fetch(urls.fileList[0]?.tempFileURL ?? '')).text()).toBe('hello')
    const deleted = await (await runtime.post('/client/deleteFile', { fileList: [fileID] }, 'lin')).json()
    expect(deleted).toMatchObject({ fileList: [{ fileID, status: 0 }] })
    expect((await fetch(urls.fileList[0]?.tempFileURL ?? '')).status).toBe(404)
  })

  it.each(['', '../outside', 'a//b', '/absolute'])('are refused at the path %j', async (path) => {
    expect((await upload(path, 'x')).status).toBe(400)
  })

  it.each(['media/0123/file.jpg', 'elsewhere.jpg', 'uploadsx/a.jpg'])(
    'are not taken at %j, where only functions write',
    async (path) => {
      expect((await upload(path, 'x')).status).toBe(403)
    },
  )

  it('that a function wrote are not replaced, deleted or read by anybody', async () => {
    const fileID = await runtime.cloud.gateway.files.write('media/0123/copy.jpg', Buffer.from('copy'))
    expect((await upload('media/0123/copy.jpg', 'other')).status).toBe(403)
    for (const call of ['deleteFile', 'getTempFileURL']) {
      const answer = await (await runtime.post(`/client/${call}`, { fileList: [fileID] }, 'lin')).json()
      expect(answer).toMatchObject({ fileList: [{ status: -503001 }] })
    }
    expect(String(await runtime.cloud.gateway.files.read(fileID))).toBe('copy')
  })

  it('of somebody else are not read, replaced or deleted', async () => {
    await upload('uploads/mine.txt', 'mine')
    const { fileID } = (await (await upload('uploads/mine.txt', 'mine too')).json()) as { fileID: string }
    const foreign = await fetch(`${runtime.url}/client/uploadFile?cloudPath=uploads/mine.txt`, {
      method: 'POST',
      headers: { 'x-person': 'chen' },
      body: 'not mine',
    })
    const removal = await (await runtime.post('/client/deleteFile', { fileList: [fileID] }, 'chen')).json()
    const look = await (await runtime.post('/client/getTempFileURL', { fileList: [fileID] }, 'chen')).json()
    expect(look).toMatchObject({ fileList: [{ tempFileURL: '', status: -503001 }] })
    expect(foreign.status).toBe(403)
    expect(removal).toMatchObject({ fileList: [{ status: -503001 }] })
    expect(String(await runtime.cloud.gateway.files.read(fileID))).toBe('mine too')
  })
})

describe('a content check', () => {
  const check = (openid: string) => runtime.call('lin', 'checks', { openid })

  it('is made for who opened the mini program in the last 2 hours, and for nobody else', async () => {
    expect((await check('o-lin')).result).toMatchObject({ errCode: 0, result: { suggest: 'pass' } })
    expect((await check('o-visitor-absent')).errMsg).toContain('61010')
    expect((await runtime.call('visitor-absent', 'whoami')).errMsg).toBe('cloud.callFunction:ok')
    expect((await check('o-visitor-absent')).result).toMatchObject({ errCode: 0 })
  })
})

describe('what the consoles know', () => {
  it('is told to the phones: named points, titles of templates, and people without their openids', async () => {
    expect(await runtime.get('/client/places')).toEqual(example.places)
    expect(await runtime.get('/client/templates')).toEqual(example.templates)
    expect(await runtime.get('/client/people')).toEqual([
      { id: 'lin', name: '林小满', role: 'guest' },
      { id: 'chen', name: '陈国强' },
    ])
  })
})

describe('messages', () => {
  const [{ id: templateId = '' } = {}] = example.templates
  const send = { touser: 'o-lin', templateId }

  it('reach who accepted them, once per tap', async () => {
    expect((await runtime.call('chen', 'notifies', send)).errMsg).toContain('43101')
    const asked = {
      templateIds: [templateId, 'other'],
      accepted: { [templateId]: 'accept', other: 'reject' },
    }
    await runtime.post('/client/subscribe', asked, 'lin')
    expect((await runtime.call('chen', 'notifies', send)).result).toMatchObject({ errCode: 0 })
    expect((await runtime.call('chen', 'notifies', send)).errMsg).toContain('43101')
    const { messages } = await runtime.get<{ messages: object[] }>('/client/messages?since=0')
    expect(messages).toEqual([
      expect.objectContaining({
        templateId,
        data: { thing1: '已签收' },
        person: expect.objectContaining({ id: 'lin' }),
      }),
    ])
  })

  it.each([
    ['a template that the account does not have', { templateId: 'other' }, '40037'],
    ['a page that the mini program does not have', { page: 'packages/more/absent/index' }, '41030'],
  ])('of %s are refused', async (_, wrong, code) => {
    expect((await runtime.call('lin', 'notifies', { ...send, ...wrong })).errMsg).toContain(code)
  })

  it('fail as told, until they are repaired', async () => {
    const broken = async (fault: object) => (await runtime.post('/debug/faults', fault)).status
    const busy = { errcode: -1, errmsg: 'system busy' }
    expect(await broken({ api: 'subscribeMessage.send', fault: busy })).toBe(200)
    for (const _ of [1, 2]) expect((await runtime.call('chen', 'notifies', send)).errMsg).toContain('busy')
    expect(await broken({ api: 'subscribeMessage.send' })).toBe(200)
    expect((await runtime.call('chen', 'notifies', send)).errMsg).toContain('43101')
    expect(await broken({ robot: 'robot-1', fault: 'unreachable' })).toBe(200)
    expect(await broken({ robot: 'robot-1' })).toBe(200)
    for (const verdicts of ['late', null]) expect(await broken({ verdicts })).toBe(200)
    for (const wrong of [{}, { verdicts: 'sometimes' }, { api: 'x', fault: 'tired' }])
      expect(await broken(wrong)).toBe(400)
  })

  it('open pages of packages too', async () => {
    await runtime.post(
      '/client/subscribe',
      { templateIds: [templateId], accepted: { [templateId]: 'accept' } },
      'chen',
    )
    const page = 'packages/more/target/index?id=1'
    const { result } = await runtime.call('lin', 'notifies', { touser: 'o-chen', templateId, page })
    expect(result).toMatchObject({ errCode: 0 })
  })

  it('to a group name the group, and come after those already seen', async () => {
    const { next } = await runtime.get<{ next: number }>('/client/messages?since=0')
    await runtime.call('lin', 'tellsGroup', { key: 'robot-1' })
    const { messages } = await runtime.get<{ messages: object[] }>(`/client/messages?since=${next}`)
    expect(messages).toEqual([expect.objectContaining({ group: '值班组', content: '新消息' })])
  })
})

describe('a timer', () => {
  it.each(['everyNight', 'nightly'])('is fired by hand as %s', async (name) => {
    const answer = await (await runtime.post(`/debug/timers/${name}`, {})).json()
    expect(answer).toMatchObject({ result: { event: { Type: 'Timer', TriggerName: 'everyNight' } } })
  })
})
