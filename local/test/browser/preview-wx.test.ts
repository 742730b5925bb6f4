import path from 'node:path'
import type { FileChooser } from 'playwright-core'
import sharp from 'sharp'
import type { Phone } from './preview-phone'
import { PreviewDesk } from './preview-phone'

jest.setTimeout(60_000)

interface Call {
  path: string
  person: string
  body: string
}

let desk: PreviewDesk
let phone: Phone
let calls: Call[]

const record =
  (path: string, answer: (body: string) => unknown) =>
  (body: string, person: string): unknown => {
    calls.push({ path, person, body })
    return answer(body)
  }

beforeAll(async () => {
  desk = await PreviewDesk.open(path.resolve(__dirname, '../fixtures/app'), {
    'POST /client/callFunction': record('callFunction', (body) =>
      body.includes('"bad"')
        ? { errCode: -504002, errMsg: 'cloud.callFunction:fail Error: errCode: -504002 | errMsg: it broke' }
        : { requestID: 'r1', result: { ok: true }, errMsg: 'cloud.callFunction:ok' },
    ),
    'POST /client/uploadFile': record('uploadFile', () => ({ fileID: 'cloud://a/b.jpg', statusCode: 204 })),
    'POST /client/getTempFileURL': record('getTempFileURL', (body) => ({
      fileList: (JSON.parse(body) as { fileList: string[] }).fileList.map((fileID) => ({
        ...{ fileID, status: 0, errMsg: 'ok' },
        tempFileURL: '/preview/files/images/dot.svg',
      })),
    })),
    'POST /client/subscribe': record('subscribe', () => ({})),
  })
})
beforeEach(async () => {
  calls = []
  phone = await desk.phone('/packages/more/phone/index')
})
afterEach(() => desk.closeWindows())
afterAll(() => desk.close())

const agree = (): Promise<unknown> => phone.find('.agree').tap()

function picture(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#3a7',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 95 })
    .toBuffer()
}

async function choose(files: Parameters<FileChooser['setFiles']>[0]): Promise<Record<string, unknown>> {
  const chooser = phone.window.waitForEvent('filechooser')
  await phone.find('.choose').tap()
  await (await chooser).setFiles(files)
  return phone.result('chooseMedia')
}

describe('what is missing', () => {
  it('a method fails by name', async () => {
    await phone.find('.missing').tap()
    expect((await phone.result('startBeaconDiscovery')).message).toBe(
      'wx.startBeaconDiscovery is not in the preview',
    )
  })

  it('a member of wx.cloud fails by name', async () => {
    const message = await phone.window.evaluate(() => {
      try {
        return (globalThis as unknown as { wx: { cloud: { database(): void } } }).wx.cloud.database()
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(message).toBe('wx.cloud.database is not in the preview')
  })
})

describe('privacy', () => {
  it('WeChat asks before the first call that needs it; a refusal fails with 104', async () => {
    expect(await phone.wx('getPrivacySetting')).toMatchObject({ needAuthorization: true })
    await phone.find('.choose').tap()
    await phone.window.locator('.permission-buttons button').first().click()
    expect(await phone.result('chooseMedia')).toMatchObject({
      errno: 104,
      errMsg: 'chooseMedia:fail privacy permission is not authorized',
    })
  })

  it("the app's own button agrees, once and for all", async () => {
    await agree()
    expect(await phone.wx('getPrivacySetting')).toMatchObject({ needAuthorization: false })
  })
})

describe('pictures', () => {
  it('chooseMedia gives files of the phone with size and type', async () => {
    await agree()
    const small = await picture(60, 40)
    const { tempFiles, type } = await choose([{ name: 'a.jpg', mimeType: 'image/jpeg', buffer: small }])
    expect(type).toBe('image')
    expect(tempFiles).toEqual([
      expect.objectContaining({
        size: small.length,
        fileType: 'image',
        width: 60,
        height: 40,
        tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_\w+\.jpg$/) as string,
      }),
    ])
  })

  it('compressImage and getFileInfo work on real pixels', async () => {
    await agree()
    const large = await picture(1200, 800)
    const { tempFiles } = (await choose([{ name: 'a.jpg', mimeType: 'image/jpeg', buffer: large }])) as {
      tempFiles: { tempFilePath: string }[]
    }
    const { tempFilePath } = await phone.wx('compressImage', {
      src: tempFiles[0]?.tempFilePath,
      quality: 50,
      compressedWidth: 300,
    })
    expect(await phone.wx('getImageInfo', { src: tempFilePath })).toMatchObject({
      width: 300,
      height: 200,
      type: 'jpeg',
    })
    const { size } = await phone.wx('getFileInfo', { filePath: tempFilePath })
    expect(size).toBeLessThan(large.length / 4)
  })

  it('a saved file survives a reload, a temporary one does not', async () => {
    await agree()
    const { tempFiles } = (await choose([
      { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await picture(9, 9) },
    ])) as { tempFiles: { tempFilePath: string }[] }
    const temporary = tempFiles[0]?.tempFilePath
    const { savedFilePath } = await phone.wx('saveFile', { tempFilePath: temporary })
    await phone.window.reload()
    await phone.find('.choose').waitFor()
    expect(await phone.wx('getFileInfo', { filePath: savedFilePath })).toMatchObject({
      errMsg: 'getFileInfo:ok',
    })
    expect(await phone.wx('getFileInfo', { filePath: temporary })).toMatchObject({
      errMsg: expect.stringContaining('no such file') as string,
    })
  })

  it('previewImage shows them full screen, a tap leaves', async () => {
    await phone.wx('previewImage', { urls: ['/images/dot.svg', '/images/dot.svg'], current: 1 })
    await phone.window.getByText('2 / 2').waitFor()
    await phone.window.touchscreen.tap(200, 400)
    await phone.window.locator('.media-viewer').waitFor({ state: 'detached' })
  })
})

describe('the cloud', () => {
  const callFunction = (name: string) =>
    phone.window.evaluate(async (given) => {
      const { wx } = globalThis as unknown as {
        wx: { cloud: { callFunction(options: object): Promise<object> } }
      }
      try {
        return await wx.cloud.callFunction({ name: given, data: { a: 1 } })
      } catch (error) {
        return { ...(error as object), message: (error as Error).message }
      }
    }, name)

  it('calls a function as the person who holds the phone', async () => {
    expect(await callFunction('case')).toEqual({
      requestID: 'r1',
      result: { ok: true },
      errMsg: 'cloud.callFunction:ok',
    })
    expect(calls).toEqual([
      { path: 'callFunction', person: 'citizen-1', body: '{"name":"case","data":{"a":1}}' },
    ])
  })

  it("a function's failure rejects with WeChat's fields", async () => {
    expect(await callFunction('bad')).toMatchObject({
      errCode: -504002,
      errMsg: 'cloud.callFunction:fail Error: errCode: -504002 | errMsg: it broke',
      message: 'cloud.callFunction:fail Error: errCode: -504002 | errMsg: it broke',
    })
  })

  it('without a network nothing is sent', async () => {
    await phone.window.evaluate(() => window.postMessage({ network: false }, location.origin))
    await phone.window.locator('html.offline').waitFor()
    expect(await callFunction('case')).toMatchObject({
      errMsg: expect.stringContaining('request:fail') as string,
    })
    expect(await phone.wx('getNetworkType')).toMatchObject({ networkType: 'none' })
    expect(calls).toEqual([])
  })

  it('uploads with progress', async () => {
    await agree()
    const buffer = await picture(50, 50)
    const { tempFiles } = (await choose([{ name: 'a.jpg', mimeType: 'image/jpeg', buffer }])) as {
      tempFiles: { tempFilePath: string }[]
    }
    const outcome = await phone.window.evaluate(
      (filePath) =>
        new Promise((resolve, reject) => {
          interface Task {
            onProgressUpdate(listener: (state: { progress: number }) => void): void
          }
          const { wx } = globalThis as unknown as { wx: { cloud: { uploadFile(options: object): Task } } }
          let last = 0
          const success = (answer: object) => resolve({ ...answer, last })
          const task = wx.cloud.uploadFile({ cloudPath: 'uploads/a.jpg', filePath, success, fail: reject })
          task.onProgressUpdate(({ progress }) => (last = progress))
        }),
      tempFiles[0]?.tempFilePath,
    )
    expect(outcome).toMatchObject({
      fileID: 'cloud://a/b.jpg',
      statusCode: 204,
      last: 100,
      errMsg: 'cloud.uploadFile:ok',
    })
    expect(calls.at(-1)?.body).toHaveLength(buffer.length)
  })
})

describe('storage', () => {
  it('each person has their own', async () => {
    const write = `wx.setStorageSync('draft', { text: '草稿', list: [1] })`
    await phone.window.evaluate(write)
    expect(await phone.window.evaluate(`wx.getStorageSync('draft')`)).toEqual({ text: '草稿', list: [1] })
    await phone.window.goto(`${desk.url}/phone?as=liaison-1&page=/packages/more/phone/index`)
    await phone.find('.choose').waitFor()
    expect(await phone.window.evaluate(`wx.getStorageSync('draft')`)).toBe('')
    expect(await phone.wx('getStorage', { key: 'draft' })).toMatchObject({
      errMsg: 'getStorage:fail data not found',
    })
  })
})
