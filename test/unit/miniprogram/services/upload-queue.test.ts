import { AppError } from '../../../../miniprogram/domain/kernel/errors'
import { photo, settled, startQueue } from '../support/uploads'

beforeEach(() => {
  jest.useFakeTimers()
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
    expect.objectContaining({
      fileId: 'cloud://folder-1/photo.jpg',
      thumbId: 'cloud://folder-1/thumb.jpg',
    }),
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

test('a video keeps its seconds, and what it plays from', async () => {
  const { queue, finish, items } = startQueue(async () => ({
    path: 'v',
    thumbPath: 't',
    width: 1280,
    height: 720,
    duration: 12,
    bytes: 9_000_000,
  }))
  queue.add([{ ...photo('v'), kind: 'video', duration: 12 }])
  await finish()
  expect(items()[0]).toMatchObject({ source: 'v', file: { kind: 'video', duration: 12 } })
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
  expect(items()[0]).toMatchObject({ state: 'done', mediaId: 'kept cloud://folder-1/photo.jpg' })
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
  const refusal = new AppError('unusable_file', { text: '请重选', fields: { file: '这不是图片' } })
  const { queue, finish, kept, items } = startQueue(undefined, () => Promise.reject(refusal))
  queue.add([photo('a')])
  await finish()
  expect(items()).toMatchObject([{ state: 'failed', problem: '这不是图片', advice: '请重选' }])
  queue.retryAll()
  queue.restore(items())
  await finish()
  expect(kept).toHaveLength(1)
  expect(items()).toMatchObject([{ state: 'failed', problem: '这不是图片' }])
})

test('the server is told the size before anything goes up', async () => {
  const { queue, begun, pending } = startQueue()
  queue.add([photo('a')])
  await settled()
  expect(begun).toEqual([['image', 200_000]])
  expect(pending).toMatchObject([{ name: 'folder-1/thumb.jpg' }])
})

test('more than one person may bring on one day is not uploaded, and says so', async () => {
  const refusal = new AppError('too_often', { text: '明天再传', fields: { file: '已达今日上限' } })
  const { queue, pending, items } = startQueue(undefined, undefined, () => Promise.reject(refusal))
  queue.add([photo('a')])
  await settled()
  expect(pending).toEqual([])
  expect(items()).toMatchObject([{ state: 'failed', problem: '已达今日上限', advice: '明天再传' }])
})

test('a video without its first picture goes up alone', async () => {
  const { queue, pending, step, items } = startQueue(async () => ({
    path: 'v',
    thumbPath: '',
    width: 1,
    height: 1,
    duration: 3,
    bytes: 5,
  }))
  queue.add([{ ...photo('v'), kind: 'video', poster: '' }])
  await settled()
  expect(pending.map(({ path }) => path)).toEqual(['v'])
  await step('end')
  expect(items()).toMatchObject([{ state: 'done', preview: '', file: { thumbId: '' } }])
})
