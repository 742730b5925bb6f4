import {
  formatCaseNumber,
  isCaseNumber,
  makeCaseNumber,
  NUMBER_MISSING,
  NUMBER_WRONG,
  readCaseNumber,
} from '#domain/case/case-number'
import { at } from './office'

const CHINA = { utcOffsetMinutes: 480 }

test('the day is the city’s: just after midnight in China is the new day', () => {
  expect(makeCaseNumber(at('2026-11-23 00:00'), CHINA, () => 0)).toMatch(/^261123/)
  expect(makeCaseNumber(at('2026-11-22 23:59'), CHINA, () => 0)).toMatch(/^261122/)
  expect(makeCaseNumber(at('2027-01-01 07:59'), CHINA, () => 0)).toMatch(/^270101/)
})

test('the check digit is Luhn’s', () => {
  // 7992739871 has the check digit 3 in every textbook; here the first eleven digits stand for its body.
  expect(isCaseNumber('079927398713')).toBe(true)
  expect(makeCaseNumber(at('2026-11-23 10:00'), CHINA, () => 0.48213)).toBe('261123482133')
})

test('random numbers are valid, twelve digits, over the whole range', () => {
  for (let step = 0; step < 500; step += 1) {
    const number = makeCaseNumber(at('2026-11-23 10:00'), CHINA, () => step / 500)
    expect(number).toMatch(/^\d{12}$/)
    expect(isCaseNumber(number)).toBe(true)
  }
  expect(makeCaseNumber(at('2026-11-23 10:00'), CHINA, () => 0.999999999)).toMatch(/^26112399999\d$/)
})

test('every single wrong digit is caught', () => {
  const number = makeCaseNumber(at('2026-11-23 10:00'), CHINA, () => 0.48213)
  for (let place = 0; place < number.length; place += 1) {
    for (let digit = 0; digit < 10; digit += 1) {
      const misread = number.slice(0, place) + String(digit) + number.slice(place + 1)
      expect(isCaseNumber(misread)).toBe(misread === number)
    }
  }
})

test.each(['', '26112348213', '2611234821330', '2611 2348 2133', '26112348213a', '２６１１２３４８２１３３'])(
  '%p is not a case number',
  (text) => {
    expect(isCaseNumber(text)).toBe(false)
  },
)

test('is shown in groups of four', () => {
  expect(formatCaseNumber('261123482133')).toBe('2611 2348 2133')
})

test.each([
  '261123482133',
  '2611 2348 2133',
  '２６１１２３４８２１３３',
  '2611-2348-2133',
  '2611–2348–2133',
  '编号：2611 2348 2133。',
  '办件编号 261123482133',
  'No.261123482133',
  '\u202d261123482133\u202c',
])('%j is read as the number that is stored', (text) => {
  expect(readCaseNumber(text)).toEqual({ number: '261123482133' })
})

test.each([
  ['261123482134', NUMBER_WRONG],
  ['261123482313', NUMBER_WRONG],
  ['26112348213', NUMBER_MISSING],
  ['2611234821330', NUMBER_MISSING],
  ['', NUMBER_MISSING],
  ['中山三路 261123482133 号', NUMBER_MISSING],
])('%j: %s', (text, problem) => {
  expect(readCaseNumber(text)).toEqual({ problem })
})
