import { isUploading, mediaProblem, restoreItems } from '../../../../miniprogram/services/uploads'
import type { UploadItem } from '../../../../miniprogram/services/upload-queue'
import { installPhone } from '../support/wx'

const item = (changes: Partial<UploadItem> = {}): UploadItem => ({
  id: 'a',
  kind: 'image',
  preview: 'old',
  state: 'done',
  progress: 100,
  ...changes,
})
const file = { kind: 'image', fileId: 'big', thumbId: 'small', width: 1, height: 1 } as const

describe('a draft’s files', () => {
  let asked: string[][]
  beforeEach(() => {
    installPhone()
    asked = []
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    Object.assign(wx.cloud, {
      getTempFileURL: async ({ fileList }: { fileList: string[] }) => {
        asked.push(fileList)
        return { fileList: fileList.map((fileID) => ({ fileID, tempFileURL: `https://${fileID}` })) }
      },
    })
  })

  test('come back with what shows them; a film plays again', async () => {
    const film = { ...file, kind: 'video', fileId: 'film', thumbId: 'poster' } as const
    const bare = { ...film, fileId: 'bare', thumbId: '' } as const
    const { items, lost } = await restoreItems([
      item({ file }),
      item({ kind: 'video', source: 'wxfile://gone', file: film }),
      item({ kind: 'video', file: bare }),
      item({ state: 'failed' }),
    ])
    expect(items).toMatchObject([
      { preview: 'https://small' },
      { preview: 'https://poster', source: 'https://film' },
      { preview: '', source: 'https://bare' },
    ])
    expect(items[0]).not.toHaveProperty('source')
    expect(lost).toBe(1)
    expect(asked).toEqual([['small', 'poster', 'film', 'bare']])
  })

  test('come back without pictures while there is no network', async () => {
    Object.assign(wx.cloud, { getTempFileURL: () => Promise.reject(new Error('offline')) })
    expect(await restoreItems([item({ file })])).toMatchObject({ items: [{ preview: '', file }], lost: 0 })
  })
})

test.each([
  ['', []],
  ['', [item(), item({ state: 'uploading' })]],
  ['有照片没有传上，请重试或移除', [item({ state: 'failed' })]],
  ['有视频没有传上，请重试或移除', [item({ state: 'failed', kind: 'video' })]],
  ['有照片不能使用，请移除后再提交', [item({ state: 'failed', problem: '这不是图片' })]],
  [
    '有照片没有传上，请重试或移除',
    [item({ state: 'failed', problem: '这不是图片' }), item({ state: 'failed' })],
  ],
])('what keeps files from being submitted: %p', (problem, items) => {
  expect(mediaProblem(items)).toBe(problem)
})

test('what ended, well or not, is no longer on its way', () => {
  const states = ['waiting', 'preparing', 'uploading', 'done', 'failed'] as const
  expect(states.map((state) => isUploading([item({ state })]))).toEqual([true, true, true, false, false])
})
