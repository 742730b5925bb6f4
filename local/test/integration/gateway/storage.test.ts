import { createReadStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startStore, type StoreFixture } from '../store/support'

let now = Date.now()
let t: StoreFixture
beforeAll(async () => {
  t = await startStore([], { clock: () => new Date(now) })
})
afterAll(() => t.stop())
beforeEach(() => (now = Date.now()))

const upload = (cloudPath: string, content: string) =>
  t.app.uploadFile({ cloudPath, fileContent: Buffer.from(content) as never })
const urlOf = async (fileID: string, maxAge?: number) => {
  const { fileList } = await t.app.getTempFileURL({
    fileList: [maxAge ? { fileID, maxAge } : fileID] as never,
  })
  return fileList[0] as { code: string; tempFileURL: string }
}

test.each(['a.txt', 'deep/er/中文 名.txt', 'a+b&c=d.jpg'])('%s: up, down, its URL, gone', async (path) => {
  const { fileID } = await upload(path, `hello ${path}`)
  expect(fileID).toBe(`cloud://local-env.6c6f-local-env-1300000000/${path}`)
  expect(String((await t.app.downloadFile({ fileID })).fileContent)).toBe(`hello ${path}`)
  const { tempFileURL } = await urlOf(fileID)
  expect(await (await fetch(tempFileURL)).text()).toBe(`hello ${path}`)
  expect((await t.app.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([
    { fileID, code: 'SUCCESS' },
  ])
  expect((await fetch(tempFileURL)).status).toBe(404)
  await expect(t.app.downloadFile({ fileID })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
})

test('through wx-server-sdk, from a stream; over an existing file', async () => {
  const file = join(t.gateway.files.diskPath('..'), 'source.bin')
  writeFileSync(file, Buffer.alloc(300_000, 7))
  await t.cloud.uploadFile({ cloudPath: 's.bin', fileContent: Buffer.from('old') as never })
  const { fileID } = await t.cloud.uploadFile({ cloudPath: 's.bin', fileContent: createReadStream(file) })
  const { fileContent } = await t.cloud.downloadFile({ fileID })
  expect(fileContent.equals(Buffer.alloc(300_000, 7))).toBe(true)
  const { fileList } = (await t.cloud.getTempFileURL({
    fileList: [fileID, 'cloud://other.env/x'],
  })) as unknown as { fileList: { status: number }[] }
  expect(fileList.map(({ status }) => status)).toEqual([0, -503003])
})

test('a URL expires, and cannot be used for another file or to write', async () => {
  const { fileID } = await upload('x.txt', 'x')
  const { tempFileURL } = await urlOf(fileID, 60)
  expect((await fetch(tempFileURL)).status).toBe(200)
  expect((await fetch(tempFileURL, { method: 'PUT', body: 'evil' })).status).toBe(403)
  expect((await fetch(tempFileURL.replace('x.txt', 'y.txt'))).status).toBe(403)
  expect((await fetch(tempFileURL.replace(/expires=\d+/, 'expires=99999999999'))).status).toBe(403)
  now += 60_000
  expect((await fetch(tempFileURL)).status).toBe(403)
})

test('what it serves has a type, runs nothing, and comes in ranges', async () => {
  const { tempFileURL } = await urlOf((await upload('v.mp4', '0123456789')).fileID)
  const whole = await fetch(tempFileURL)
  expect(whole.headers.get('content-type')).toBe('video/mp4')
  expect(whole.headers.get('content-security-policy')).toContain('sandbox')
  const part = await fetch(tempFileURL, { headers: { range: 'bytes=2-4' } })
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    '234',
    'bytes 2-4/10',
  ])
  expect(await (await fetch(tempFileURL, { headers: { range: 'bytes=-3' } })).text()).toBe('789')
  expect((await fetch(tempFileURL, { method: 'HEAD' })).headers.get('content-length')).toBe('10')
})

test.each(['../x', 'a/../../x', '/x', 'a//b', '', 'a\\b', 'a?b', 'a\u0000b', 'x'.repeat(851)])(
  'the path %j is refused',
  async (path) => {
    await expect(upload(path, 'x')).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  },
)

test('an encoded way out of the folder is refused', async () => {
  const origin = t.adminUrl.replace('/admin', '')
  expect((await fetch(`${origin}/storage/..%2f..%2fstore.db?expires=99999999999&sign=x`)).status).toBe(403)
})

test('one bad file of a batch does not spoil the others', async () => {
  const { fileID } = await upload('good.txt', 'x')
  const gone = fileID.replace('good', 'gone')
  const { fileList } = await t.app.deleteFile({ fileList: [gone, fileID, 'cloud://elsewhere/x'] })
  expect(fileList.map(({ code }) => code)).toEqual([
    'STORAGE_FILE_NONEXIST',
    'SUCCESS',
    'STORAGE_FILE_NONEXIST',
  ])
})

test('51 files at once are too many', async () => {
  const fileList = Array.from({ length: 51 }, (_, i) => `cloud://local-env.x/${i}`)
  await expect(t.app.getTempFileURL({ fileList })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
})

test('copyFile', async () => {
  await upload('from/n.txt', 'content')
  await t.app.copyFile({ fileList: [{ srcPath: 'from/n.txt', dstPath: 'to/n.txt' }] as never })
  expect(String(await t.gateway.files.read(t.gateway.files.fileId('to/n.txt')))).toBe('content')
})

test('an upload that breaks off leaves the old file', async () => {
  const { fileID } = await upload('half.txt', 'old')
  const { data } = (await t.app.getUploadMetadata({ cloudPath: 'half.txt' })) as unknown as {
    data: { url: string }
  }
  const broken = new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.from('new')),
    pull: (controller) => controller.error(new Error('lost')),
  })
  await expect(
    fetch(data.url, { method: 'PUT', body: broken, duplex: 'half' } as RequestInit),
  ).rejects.toThrow()
  expect(String(await t.gateway.files.read(fileID))).toBe('old')
})
