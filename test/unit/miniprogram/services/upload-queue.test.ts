import { AppError } from '../../../../miniprogram/domain/kernel/errors'
import type { MediaFile } from '../../../../miniprogram/domain/case/types'
import { UploadQueue } from '../../../../miniprogram/services/upload-queue'
import type { Picked, Transport, UploadItem } from '../../../../miniprogram/services/upload-queue'

const photo = (path: string): Picked => ({
  kind: 'image',
  path,
  poster: path,
  width: 4000,
  height: 3000,
  duration: 0,
})
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A network whose uploads end when the test says so. */
function startQueue(
  prepare?: Transport['prepare'],
  keep: Transport['keep'] = ({ fileId }) => Promise.resolve(`kept ${fileId}`),
) {
  const kept: MediaFile[] = []
  const pending: {
    path: string
    name: string
    progress: (percent: number) => void
    end: () => void
    fail: () => void
  }[] = []
  const prepared: string[] = []
  let items: UploadItem[] = []
  const queue = new UploadQueue(
    {
      prepare:
        prepare ??
        (async (picked) => {
          prepared.push(picked.path)
          return {
            path: `${picked.path}.small`,
            thumbPath: `${picked.path}.thumb`,
            width: 1600,
            height: 1200,
            duration: 0,
          }
        }),
      upload: (path, name, progress) =>
        new Promise((resolve, reject) => {
          pending.push({
            path,
            name,
            progress,
            end: () => resolve(`cloud://${name}`),
            fail: () => reject(new Error('lost')),
          })
        }),
      keep: (file) => {
        kept.push(file)
        return keep(file)
      },
    },
    (now) => (items = now),
  )
  const step = async (act: 'end' | 'fail') => {
    pending.shift()?.[act]()
    await settled()
  }
  const finish = async () => {
    await settled()
    while (pending.length > 0) await step('end')
  }
  return {
    queue,
    pending,
    prepared,
    kept,
    step,
    finish,
    items: () => items,
    states: () => items.map(({ state }) => state),
  }
}

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})

test('thumb and picture go up, and the item then carries both', async () => {
  const { queue, finish, items } = startQueue()
  queue.add([photo('a')])
  await finish()
  const [item] = items()
  expect(item).toMatchObject({
    state: 'done',
    progress: 100,
    file: { kind: 'image', width: 1600, height: 1200 },
  })
  expect(item?.file).toEqual(
    expect.objectContaining({ fileId: `cloud://${item?.id}.jpg`, thumbId: `cloud://${item?.id}-s.jpg` }),
  )
  expect(item?.file).not.toHaveProperty('duration')
})

test('two go up at a time, the others wait', async () => {
  const { queue, finish, states } = startQueue()
  queue.add(['a', 'b', 'c'].map(photo))
  await settled()
  expect(states()).toEqual(['uploading', 'uploading', 'waiting'])
  await finish()
  expect(states()).toEqual(['done', 'done', 'done'])
})

test('a failed one stops nobody else, and a retry does not prepare it again', async () => {
  const { queue, step, finish, items, states, prepared } = startQueue()
  queue.add(['a', 'b'].map(photo))
  await settled()
  await step('fail')
  await finish()
  expect(states()).toEqual(['failed', 'done'])
  queue.retry(items()[0]?.id ?? '')
  await finish()
  expect(states()).toEqual(['done', 'done'])
  expect(prepared).toEqual(['a', 'b'])
})

test('what cannot be read fails by itself', async () => {
  const { queue, finish, states } = startQueue(() => Promise.reject(new Error('the picture cannot be read')))
  queue.add([photo('broken')])
  await finish()
  expect(states()).toEqual(['failed'])
})

test('retryAll starts only what failed', async () => {
  const { queue, step, finish, states } = startQueue()
  queue.add(['a', 'b'].map(photo))
  await settled()
  await step('fail')
  await step('fail')
  expect(states()).toEqual(['failed', 'failed'])
  queue.retryAll()
  await finish()
  expect(states()).toEqual(['done', 'done'])
})

test('what was removed while it went up stays removed', async () => {
  const { queue, finish, items } = startQueue()
  queue.add(['a', 'b'].map(photo))
  await settled()
  queue.remove(items()[0]?.id ?? '')
  await finish()
  expect(items()).toHaveLength(1)
  expect(items()[0]).toMatchObject({ preview: 'b', state: 'done' })
})

test('progress is told in steps of ten', async () => {
  const { queue, pending, step, items } = startQueue()
  queue.add([photo('a')])
  await settled()
  await step('end')
  const before = items()
  pending[0]?.progress(34)
  expect(items()[0]?.progress).toBe(30)
  const after = items()
  pending[0]?.progress(38)
  expect(items()).toBe(after)
  expect(before).not.toBe(after)
})

test('a video keeps its seconds and its own name', async () => {
  const { queue, finish, items } = startQueue(async () => ({
    path: 'v',
    thumbPath: 't',
    width: 1280,
    height: 720,
    duration: 12,
  }))
  queue.add([{ ...photo('v'), kind: 'video', duration: 12 }])
  await finish()
  expect(items()[0]?.file).toMatchObject({
    kind: 'video',
    duration: 12,
    fileId: `cloud://${items()[0]?.id}.mp4`,
  })
})

const uploaded = { kind: 'image' as const, fileId: 'f', thumbId: 't', width: 1, height: 1 }
const restored = {
  id: 'x',
  kind: 'image',
  preview: 'url',
  state: 'done',
  progress: 100,
  file: uploaded,
} as const

test('restored items are there at once and nothing is sent again', async () => {
  const { queue, pending, kept, states } = startQueue()
  queue.restore([{ ...restored, mediaId: 'm' }])
  await settled()
  expect(states()).toEqual(['done'])
  expect([pending, kept]).toEqual([[], []])
})

test('a picture counts only once the server keeps it', async () => {
  const { queue, finish, items } = startQueue()
  queue.add([photo('a')])
  await finish()
  expect(items()[0]).toMatchObject({ state: 'done', mediaId: `kept cloud://${items()[0]?.id}.jpg` })
})

test('a draft of an earlier version, with uploads only, is kept without being uploaded again', async () => {
  const { queue, pending, kept, items } = startQueue()
  queue.restore([restored])
  await settled()
  expect(items()).toMatchObject([{ state: 'done', mediaId: 'kept f', preview: 'url' }])
  expect(kept).toEqual([uploaded])
  expect(pending).toEqual([])
})

test('what was uploaded but not kept for want of a network is not uploaded again', async () => {
  let online = false
  const keep = () => (online ? Promise.resolve('m') : Promise.reject(new AppError('offline')))
  const { queue, pending, finish, items } = startQueue(undefined, keep)
  queue.add([photo('a')])
  await finish()
  expect(items()).toMatchObject([{ state: 'failed', file: { kind: 'image' } }])
  expect(items()[0]).not.toHaveProperty('problem')
  online = true
  queue.retry(items()[0]?.id ?? '')
  await settled()
  expect(pending).toEqual([])
  expect(items()).toMatchObject([{ state: 'done', mediaId: 'm' }])
})

test('what the server refuses says why, and is not tried again', async () => {
  const refusal = new AppError('unusable_file', { fields: { file: '这不是图片' } })
  const { queue, finish, kept, items } = startQueue(undefined, () => Promise.reject(refusal))
  queue.add([photo('a')])
  await finish()
  expect(items()).toMatchObject([{ state: 'failed', problem: '这不是图片' }])
  queue.retryAll()
  queue.restore(items())
  await finish()
  expect(kept).toHaveLength(1)
  expect(items()).toMatchObject([{ state: 'failed', problem: '这不是图片' }])
})
