import { fitted } from '../../../miniprogram/services/images'
import { tabsFor } from '../../../miniprogram/custom-tab-bar/tabs'

test.each([
  [4000, 3000, 1600, 1200],
  [3000, 4000, 1200, 1600],
  [800, 600, 800, 600],
  [10_000, 3, 1600, 1],
])('%p × %p is drawn as %p × %p', (width, height, toWidth, toHeight) => {
  expect(fitted(width, height, 1600)).toEqual({ width: toWidth, height: toHeight })
})

test('only staff have the workbench tab', () => {
  const texts = (staff: boolean) => tabsFor(staff).map(({ text }) => text)
  expect(texts(false)).not.toContain('工作台')
  expect(texts(true)).toContain('工作台')
})
