import { seeded } from '../../../demo/random'

test('the same seed gives the same chances, another one others', () => {
  const draws = (seed: string) => {
    const random = seeded(seed)
    return Array.from({ length: 20 }, () => random.next())
  }
  expect(draws('a')).toEqual(draws('a'))
  expect(draws('a')).not.toEqual(draws('b'))
})

test('stays within its bounds and reaches both ends', () => {
  const random = seeded('bounds')
  const whole = Array.from({ length: 500 }, () => random.whole(1, 3))
  expect(new Set(whole)).toEqual(new Set([1, 2, 3]))
  for (let draw = 0; draw < 500; draw += 1) {
    const value = random.between(-2, 5)
    expect(value).toBeGreaterThanOrEqual(-2)
    expect(value).toBeLessThan(5)
  }
})

test('nothing to pick from is an error', () => {
  expect(() => seeded('a').pick([])).toThrow(RangeError)
})
