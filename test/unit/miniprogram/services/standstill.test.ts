import { photo, settled, startQueue } from '../support/uploads'

const SECOND = 1_000
const never = <Value>() => new Promise<Value>(() => undefined)

beforeEach(() => {
  jest.useFakeTimers()
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})

describe('nothing keeps its place for ever', () => {
  test('what is removed is aborted at once, and the next one goes up', async () => {
    const { queue, pending, aborted, items, finish, states } = startQueue()
    queue.add(['a', 'b'].map(photo))
    await settled()
    expect(pending.map(({ path }) => path)).toEqual(['a.thumb', 'b.thumb'])
    items().forEach(({ id }) => queue.remove(id))
    queue.add([photo('c')])
    await settled()
    expect(aborted).toEqual(['a.thumb', 'b.thumb'])
    expect(pending.at(-1)?.path).toBe('c.thumb')
    await finish()
    expect(states()).toEqual(['done'])
  })

  test('pictures that WeChat never answers about give their places up too, removed or not', async () => {
    const { queue, items, states } = startQueue(() => never())
    queue.add(['a', 'b', 'c'].map(photo))
    await settled()
    expect(states()).toEqual(['preparing', 'preparing', 'waiting'])
    queue.remove(items()[0]?.id ?? '')
    await settled()
    expect(states()).toEqual(['preparing', 'preparing'])
    await jest.advanceTimersByTimeAsync(90 * SECOND)
    expect(states()).toEqual(['failed', 'failed'])
  })

  test('an upload that stands still for half a minute is aborted and may be tried again', async () => {
    const { queue, pending, aborted, items, step, finish, states, begun } = startQueue()
    queue.add([photo('a')])
    await settled()
    await jest.advanceTimersByTimeAsync(29 * SECOND)
    expect(states()).toEqual(['uploading'])
    await jest.advanceTimersByTimeAsync(SECOND)
    expect(states()).toEqual(['failed'])
    expect(items()[0]).not.toHaveProperty('problem')
    expect(aborted).toEqual(['a.thumb'])
    pending.length = 0
    queue.retryAll()
    await settled()
    await step('end')
    await finish()
    expect(states()).toEqual(['done'])
    expect(begun).toHaveLength(1)
  })

  test('a slow one may take its time, as long as bytes move', async () => {
    const { queue, pending, step, states } = startQueue()
    queue.add([photo('a')])
    await settled()
    await step('end')
    for (let sent = 1; sent <= 20; sent += 1) {
      await jest.advanceTimersByTimeAsync(29 * SECOND)
      pending[0]?.progress(3, sent)
    }
    expect(states()).toEqual(['uploading'])
    // The same word again is no progress.
    await jest.advanceTimersByTimeAsync(20 * SECOND)
    pending[0]?.progress(3, 20)
    await jest.advanceTimersByTimeAsync(10 * SECOND)
    expect(states()).toEqual(['failed'])
  })

  test('the last byte without an answer is a standstill', async () => {
    const { queue, pending, step, states } = startQueue()
    queue.add([photo('a')])
    await settled()
    await step('end')
    pending[0]?.progress(100, 100)
    await jest.advanceTimersByTimeAsync(30 * SECOND)
    expect(states()).toEqual(['failed'])
  })

  test.each([
    ['where to upload to', () => startQueue(undefined, undefined, () => never())],
    ['whether it is kept', () => startQueue(undefined, () => never())],
  ])('a server that never says %s', async (_what, start) => {
    const { queue, finish, states } = start()
    queue.add([photo('a')])
    await finish()
    await jest.advanceTimersByTimeAsync(60 * SECOND)
    expect(states()).toEqual(['failed'])
  })

  test('a page that is left ends all of it, in silence', async () => {
    const { queue, aborted, items } = startQueue()
    queue.add(['a', 'b', 'c'].map(photo))
    await settled()
    const last = items()
    queue.stop()
    await settled()
    expect(aborted).toEqual(['a.thumb', 'b.thumb'])
    expect(items()).toBe(last)
  })
})
