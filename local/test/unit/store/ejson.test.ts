import { EJSON, ObjectId } from 'bson'
import { parse, stringify } from '../../../store/ejson'

test.each([
  ['int', 1, '{"$numberInt":"1"}'],
  ['the largest int', 2147483647, '{"$numberInt":"2147483647"}'],
  ['one more', 2147483648, '{"$numberLong":"2147483648"}'],
  ['a time in ms', 1795435117180, '{"$numberLong":"1795435117180"}'],
  ['negative zero', -0, '{"$numberDouble":"-0.0"}'],
  ['a fraction', 0.1, '{"$numberDouble":"0.1"}'],
  ['infinity', Infinity, '{"$numberDouble":"Infinity"}'],
  ['a huge number', 1e300, '{"$numberDouble":"1e+300"}'],
  ['a date', new Date(5), '{"$date":{"$numberLong":"5"}}'],
  ['a date before 1970', new Date(-5), '{"$date":{"$numberLong":"-5"}}'],
  ['an ObjectId', new ObjectId('6b0434f358f6b5d47c39e7e6'), '{"$oid":"6b0434f358f6b5d47c39e7e6"}'],
  ['a list with a hole', [1, undefined], '[{"$numberInt":"1"},null]'],
  ['a missing field', { a: undefined }, '{}'],
])('%s', (_name, value, text) => {
  expect(stringify(value)).toBe(text)
  expect(stringify(parse(text))).toBe(text)
})

test('what bson writes is read, and the other way round', () => {
  const value = { n: 1, big: 2 ** 40, d: 1.5, at: new Date(7), list: [{ x: null }], text: '中"\\', yes: true }
  expect(parse(EJSON.stringify(value, { relaxed: false }))).toEqual(value)
  expect(EJSON.parse(stringify(value))).toEqual(value)
})

test('regular expressions, with the options both know', () => {
  expect(parse('{"$regularExpression":{"pattern":"^a","options":"gi"}}')).toEqual(/^a/i)
  expect(stringify(/^a/im)).toBe('{"$regularExpression":{"pattern":"^a","options":"im"}}')
  expect(() => parse('{"$regularExpression":{"pattern":"a","options":"x"}}')).toThrow(/"x" is not supported/)
})

test.each([
  '',
  '{',
  'undefined',
  '{"$date":"never"}',
  '{"$numberLong":"9007199254740993"}',
  '{"$numberLong":"x"}',
])('%j is refused with a code', (text) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'DATABASE_REQUEST_FAILED' }))
})

test('__proto__ is a field', () => {
  const value = parse('{"__proto__":{"$numberInt":"1"}}') as object
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  expect(stringify(value)).toBe('{"__proto__":{"$numberInt":"1"}}')
})
