import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { picture, pictured } from '../../../demo/pictures'
import { categories } from '../../../cities/zhongshan/categories'

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('there are pictures of everything that is to be photographed', () => {
  const physical = categories.filter((category) => category.physical).map(({ _id }) => _id)
  expect(physical.filter((id) => !pictured.includes(id))).toEqual([])
})

test('a picture is a photograph of 1200 × 900 with a small copy, below what a phone uploads', async () => {
  const { full, thumb } = await picture('road', 'a', false)
  expect(await sharp(full).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 900 })
  expect(await sharp(thumb).metadata()).toMatchObject({ format: 'jpeg', width: 400, height: 300 })
  expect(full.length).toBeLessThan(300_000)
})

test('the same seed draws the same, another one something else, and the work changes the place', async () => {
  const [one, again, other, after] = await Promise.all([
    picture('river', 'a', false),
    picture('river', 'a', false),
    picture('river', 'b', false),
    picture('river', 'a', true),
  ])
  expect(digest(again.full)).toBe(digest(one.full))
  expect(new Set([one, other, after].map(({ full }) => digest(full))).size).toBe(3)
})

test('a category that has no scene fails by name', async () => {
  await expect(picture('school', 'a', false)).rejects.toThrow('there is no picture of school')
})
