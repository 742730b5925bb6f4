import { notifyView } from '../../../../../miniprogram/packages/case/detail/notify'

test.each([
  [undefined, '有进展时微信通知我'],
  [{ progress: 0, finished: 0 }, '有进展时微信通知我'],
  [{ progress: 1, finished: 0 }, '有答复或需要您补充时会用微信通知您'],
  [{ progress: 2, finished: 0 }, '有进展时会用微信通知您'],
  [{ progress: 0, finished: 1 }, '办结时会用微信通知您'],
  [{ progress: 1, finished: 1 }, '有答复或需要您补充、办结时会用微信通知您'],
])('%j promises: %s', (messages, text) => {
  expect(notifyView(messages)).toEqual({ isOn: text.endsWith('您') && messages !== undefined, text })
})
