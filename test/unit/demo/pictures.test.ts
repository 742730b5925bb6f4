import sharp from 'sharp'
import { zhongshan } from '../../../cities'
import { picture, pictured } from '../../../demo/pictures'

test('there are pictures of everything that is to be photographed', () => {
  const physical = zhongshan.categories.filter((category) => category.physical).map(({ _id }) => _id)
  expect(physical.filter((id) => !pictured.includes(id))).toEqual([])
})

describe.each(pictured)('%s', (category) => {
  test.each([false, true])(
    'has a photograph of 1200 × 900 with a small copy (after the work: %s)',
    async (after) => {
      const { full, thumb } = picture(category, 'nobody-nowhere', after)
      expect(await sharp(full).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 900 })
      expect(await sharp(thumb).metadata()).toMatchObject({ format: 'jpeg', width: 400, height: 300 })
      // Below what a phone uploads.
      expect(full.length).toBeLessThan(300_000)
    },
  )
})

test('a place has its own picture, and another one after the work; one without is shown one of its category', () => {
  const own = picture('drain', 'liang-fusha', false).full
  const other = picture('drain', 'chen-shaxi', false).full
  expect(own.equals(other)).toBe(false)
  expect(picture('drain', 'liang-fusha', true).full.equals(own)).toBe(false)
  const borrowed = picture('drain', 'nobody-nowhere', false).full
  expect([own, other].some((one) => one.equals(borrowed))).toBe(true)
})

test('a category that has none fails by name', () => {
  expect(() => picture('school', 'a', false)).toThrow('there is no picture of school')
})
