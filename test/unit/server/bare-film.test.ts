import { bareFilm } from '../../../cloudfunctions/areas/media/bare-film'

const box = (name: string, ...content: (Buffer | string)[]): Buffer => {
  const inside = Buffer.concat(content.map((part) => Buffer.from(part as Buffer)))
  const header = Buffer.alloc(8)
  header.writeUInt32BE(8 + inside.length, 0)
  header.write(name, 4, 'latin1')
  return Buffer.concat([header, inside])
}
/** A box whose size stands behind its name. */
const longBox = (name: string, content: string): Buffer => {
  const header = Buffer.alloc(16)
  header.writeUInt32BE(1, 0)
  header.write(name, 4, 'latin1')
  header.writeBigUInt64BE(BigInt(16 + content.length), 8)
  return Buffer.concat([header, Buffer.from(content)])
}
const PLACE = '+22.5170+113.3926/'
const start = box('ftyp', 'mp42')
const pictures = longBox('mdat', 'what is to be seen')

test.each([
  ['Android', box('moov', box('mvhd', 'times'), box('udta', box('\xa9xyz', PLACE)))],
  ['an iPhone', box('moov', box('mvhd', 'times'), box('meta', box('ilst', PLACE)))],
  ['a track', box('moov', box('trak', box('mdia', 'samples'), box('udta', PLACE)))],
])('the place that %s wrote is gone, and nothing has moved', (_who, moov) => {
  const film = Buffer.concat([start, pictures, moov])
  const bare = Buffer.from(bareFilm(film))
  expect(film.includes(PLACE)).toBe(true)
  expect(bare.includes(PLACE)).toBe(false)
  expect(bare).toHaveLength(film.length)
  expect(bare.indexOf('what is to be seen')).toBe(film.indexOf('what is to be seen'))
  for (const kept of ['mvhd', 'mdia', 'times', 'samples'])
    expect(bare.includes(kept)).toBe(film.includes(kept))
})

test.each([
  ['breaks off in a box', Buffer.concat([start, box('moov', 'x').subarray(0, 10), Buffer.alloc(3)])],
  ['claims a size beyond its end', Buffer.concat([start, Buffer.from([0xff, 0, 0, 0]), Buffer.from('moov')])],
  [
    'claims a box smaller than its header',
    Buffer.concat([start, Buffer.from([0, 0, 0, 4]), Buffer.from('moov....')]),
  ],
  ['has nothing beside', Buffer.concat([start, pictures])],
])('a film that %s stays as it is', (_what, film) => {
  expect(Buffer.from(bareFilm(film))).toEqual(film)
})
