import { bareVideo } from '../../../cloudfunctions/areas/media/bare-video'
import { box, mp4, track } from '../../support/media'

const bare = (...parts: Buffer[]) => {
  const kept = bareVideo(Buffer.concat(parts))
  return kept && Buffer.from(kept)
}
const ftyp = box('ftyp', 'mp42\0\0\0\0mp42')
const film = box('mdat', 'pictures and sound')
const PLACE = '+22.5198+113.3801/'
/** What becomes of a box that is emptied. */
const emptied = (of: Buffer) => box('free', Buffer.alloc(of.length - 8))
const number = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index))
  return bytes
}

test('byte for byte: a film that needs nothing taken away stays as it is', () => {
  expect(bare(mp4('street'))).toEqual(mp4('street'))
})

test.each([
  ['Android', box('udta', box('\xa9xyz', `\0\x12\x15\xc7${PLACE}`))],
  ['an iPhone', box('meta', box('keys', 'com.apple.quicktime.location.ISO6709'), box('ilst', PLACE))],
  ['a camera', box('uuid', PLACE)],
])('where it was taken, as %s writes it, is gone wherever it stands; nothing else moves', (_who, secret) => {
  const plain = bare(
    ...[ftyp, secret, box('moov', box('mvhd', 'head'), secret, track('vide', secret)), film, secret],
  )
  expect(plain).toEqual(
    Buffer.concat([
      ...[ftyp, emptied(secret)],
      box('moov', box('mvhd', 'head'), emptied(secret), track('vide', emptied(secret))),
      ...[film, emptied(secret)],
    ]),
  )
})

test('a track that tells the place all along is emptied, with what it says', () => {
  const says = Buffer.from(`${PLACE}${PLACE}`)
  const head = Buffer.concat([ftyp, box('mdat', says)])
  // Two chunks of one sample each.
  const samples = box(
    'stbl',
    box('stsc', number(0, 1, 1, 1, 1)),
    box('stsz', number(0, 0, 2, PLACE.length, PLACE.length)),
    box('stco', number(0, 2, ftyp.length + 8, ftyp.length + 8 + PLACE.length)),
  )
  const places = track('camm', box('minf', samples))
  const kept = bare(head, box('moov', track('vide'), places), film)
  expect(kept).toEqual(
    Buffer.concat([
      ...[ftyp, box('mdat', Buffer.alloc(says.length))],
      box('moov', track('vide'), emptied(places)),
      film,
    ]),
  )
})

test('what follows the last box, or is none, is left behind', () => {
  const junk = Buffer.from(`\xa9xyz${PLACE}`, 'latin1')
  expect(bare(mp4('street'), junk)).toEqual(mp4('street'))
  const [odd, plain] = [junk, Buffer.alloc(junk.length)].map((rest) => box('moov', track('vide'), rest))
  expect(bare(ftyp, odd ?? junk, film)).toEqual(Buffer.concat([ftyp, plain ?? junk, film]))
})

test('a box whose size stands behind its name, as of a long film, is passed over', () => {
  const head = Buffer.alloc(16)
  head.writeUInt32BE(1, 0)
  head.write('mdat', 4)
  head.writeBigUInt64BE(24n, 8)
  const secret = box('udta', PLACE)
  const long = Buffer.concat([head, Buffer.from('pictures')])
  expect(bare(ftyp, long, box('moov', track('vide')), secret)).toEqual(
    Buffer.concat([ftyp, long, box('moov', track('vide')), emptied(secret)]),
  )
})

test.each([
  ['no moving picture', [ftyp, box('moov', track('soun')), film]],
  [
    'a still picture in the same kind of file',
    [box('ftyp', 'mp42\0\0\0\0heic'), box('meta', box('iinf', 'x')), film],
  ],
  ['nothing but a first box', [ftyp]],
  ['a page behind it', [ftyp, Buffer.from('<script>alert(1)</script>')]],
])('%s is no film', (_what, parts) => {
  expect(bare(...parts)).toBeUndefined()
})

test('tables that promise more than there is end with the file', () => {
  const endless = box(
    'stbl',
    box('stsc', number(0, 1, 1, 0xffffffff, 1)),
    box('stsz', number(0, 0xffffffff, 0xffffffff)),
    box('stco', number(0, 2, 0, 4)),
  )
  expect(bare(ftyp, box('moov', track('vide'), track('meta', box('minf', endless))), film)).toBeUndefined()
})
