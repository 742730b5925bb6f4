import { ObjectId } from 'bson'
import { decodeKey, encodeKey } from '../../../store/keys'

/** In MongoDB's order; values on one line are equal. */
const ordered: unknown[][] = [
  [null, undefined],
  [NaN],
  [-Infinity],
  [-1e300],
  [-2],
  [-1.5],
  [-Number.MIN_VALUE],
  [0, -0],
  [Number.MIN_VALUE],
  [1],
  [1.5],
  [2 ** 53],
  [Infinity],
  [''],
  ['\u0000'],
  ['A'],
  ['a'],
  ['a\u0000b'],
  ['ab'],
  ['中'],
  ['\uffff'],
  ['😀'],
  [{}],
  [{ a: 1 }],
  [{ a: 1, b: 1 }],
  [{ a: 2 }],
  [{ b: 0 }],
  [[]],
  [[1]],
  [[1, 'a']],
  [[2]],
  [new ObjectId('000000000000000000000001')],
  [new ObjectId('0000000000000000000000ff')],
  [false],
  [true],
  [new Date(-1)],
  [new Date(0)],
  [new Date(1795435117180)],
]

test('keys compare as MongoDB compares values, across types', () => {
  for (const [i, group] of ordered.entries()) {
    for (const value of group) {
      for (const [j, others] of ordered.entries()) {
        for (const other of others) {
          const order = Math.sign(encodeKey(value).compare(encodeKey(other)))
          expect([value, other, order]).toEqual([value, other, Math.sign(i - j)])
        }
      }
    }
  }
})

test('a key gives back the value that it stands for, where its type can', () => {
  const values = ordered.map(([value]) => value)
  const plain = values.filter((value) => typeof value !== 'object' || value instanceof Date)
  for (const value of plain) expect(decodeKey(encodeKey(value))).toEqual(value)
  expect(decodeKey(encodeKey(undefined))).toBeNull()
  for (const value of [{ a: 1 }, [1], new ObjectId()]) expect(decodeKey(encodeKey(value))).toBeUndefined()
})
