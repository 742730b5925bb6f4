import { AppError } from '../../../../miniprogram/domain/kernel/errors'
import { pickMedia } from '../../../../miniprogram/services/choose-media'
import { installPhone } from '../support/wx'

let platform: string
let asked: Record<string, unknown>[]
let chosen: () => Promise<{ tempFiles: object[] }>

beforeEach(() => {
  installPhone()
  platform = 'ios'
  asked = []
  chosen = async () => ({ tempFiles: [] })
  Object.assign(wx, {
    getDeviceInfo: () => ({ platform }),
    chooseMedia: (options: Record<string, unknown>) => {
      asked.push(options)
      return chosen()
    },
  })
})

const film = (changes: object) => {
  chosen = async () => ({
    tempFiles: [
      { tempFilePath: 'film', thumbTempFilePath: 'poster', duration: 12, size: 4_000_000, ...changes },
    ],
  })
}
const refusal = () => pickMedia('video', 1).catch((error: unknown) => error)

test('photos are asked for without a camera’s settings', async () => {
  await pickMedia('image', 9)
  expect(asked).toEqual([
    { count: 9, mediaType: ['image'], sourceType: ['camera', 'album'], sizeType: ['compressed'] },
  ])
})

test('a phone is told how long a video may be', async () => {
  await pickMedia('video', 1)
  expect(asked).toMatchObject([{ mediaType: ['video'], sourceType: ['camera', 'album'], maxDuration: 60 }])
})

test.each(['windows', 'mac'])('a computer (%s) is asked for files alone, and no length', async (name) => {
  platform = name
  await pickMedia('image', 3)
  await pickMedia('video', 1)
  for (const options of asked) {
    expect(options).toMatchObject({ sourceType: ['album'] })
    expect(options).not.toHaveProperty('maxDuration')
    expect(options).not.toHaveProperty('camera')
  }
})

test.each([
  [{ duration: 95.4 }, '视频最长 60 秒，所选视频 95 秒。请剪短后再选，或重新拍摄。'],
  [{ size: 84 * 1024 * 1024 }, '视频最大 50 MB，所选视频 84 MB。请剪短后再选，或重新拍摄。'],
])('a video beyond a limit is refused with the limit: %p', async (changes, sentence) => {
  film(changes)
  const error = await refusal()
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code: 'unusable_file', message: sentence })
})

test.each([{ duration: 60.6 }, { duration: undefined }, { size: 50 * 1024 * 1024 }])(
  'one within them is taken: %p',
  async (changes) => {
    film(changes)
    expect(await pickMedia('video', 1)).toMatchObject([{ kind: 'video', path: 'film', poster: 'poster' }])
  },
)

test('one without its first picture is taken too', async () => {
  film({ thumbTempFilePath: undefined })
  expect(await pickMedia('video', 1)).toMatchObject([{ poster: '' }])
})

test.each([
  ['who changed their mind', { errMsg: 'chooseMedia:fail cancel' }],
  ['who does not agree', { errMsg: 'chooseMedia:fail privacy permission is not authorized', errno: 104 }],
])('somebody %s chose nothing, and nothing failed', async (_who, failure) => {
  chosen = () => Promise.reject(failure)
  expect(await pickMedia('image', 9)).toEqual([])
})
