import { fitted } from '../../../../miniprogram/services/images'

test.each([
  [4000, 3000, 1600, 1200],
  [3000, 4000, 1200, 1600],
  [800, 600, 800, 600],
  [10_000, 3, 1600, 1],
])('%p × %p is drawn as %p × %p', (width, height, toWidth, toHeight) => {
  expect(fitted(width, height, 1600)).toEqual({ width: toWidth, height: toHeight })
})
