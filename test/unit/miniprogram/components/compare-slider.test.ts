import { pairOf } from '../../../../miniprogram/components/compare-slider/view'
import type { MediaView } from '../../../../miniprogram/domain/api/case'

const picture = (url: string, kind: MediaView['kind'] = 'image'): MediaView => {
  return { kind, url, thumb: `${url}-s`, width: 4, height: 3 }
}

test('before and after need a picture on both sides; a video is none', () => {
  const before = [picture('v', 'video'), picture('b'), picture('c')]
  expect(pairOf(before, [picture('a')])).toEqual({ before: picture('b'), after: picture('a') })
  expect(pairOf(before, [])).toBeNull()
  expect(pairOf([picture('v', 'video')], [picture('a')])).toBeNull()
})
