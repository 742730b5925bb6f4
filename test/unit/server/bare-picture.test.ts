import sharp from 'sharp'
import { barePicture } from '../../../cloudfunctions/areas/media/bare-picture'
import { typeOfFile } from '../../../cloudfunctions/areas/media/file-type'
import { jpeg } from '../../support/media'

const scene = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#2f7d5b' } }).withExif({
    IFD0: { Make: 'SecretPhone' },
    IFD3: { GPSLatitude: '22/1 30/1 0/1', GPSLatitudeRef: 'N' },
  })
const lyingOnItsSide = () => scene().withMetadata({ orientation: 6 })

function bare(bytes: Buffer): Buffer {
  const type = typeOfFile(bytes)
  if (!type) throw new Error('not a picture')
  return Buffer.from(barePicture(bytes, type.format))
}

test.each([
  ['JPEG', () => scene().jpeg().toBuffer()],
  ['progressive JPEG', () => scene().jpeg({ progressive: true }).toBuffer()],
  ['PNG', () => scene().png().toBuffer()],
])('a %s loses place and device, and no pixel', async (_format, make) => {
  const taken = await make()
  expect(taken.includes('SecretPhone')).toBe(true)
  const kept = bare(taken)
  expect(kept.includes('SecretPhone')).toBe(false)
  const pixels = (of: Buffer) => sharp(of, { autoOrient: false }).raw().toBuffer()
  expect(await pixels(kept)).toEqual(await pixels(taken))
})

test('which way is up stays', async () => {
  const kept = bare(await lyingOnItsSide().jpeg().toBuffer())
  expect((await sharp(kept).metadata()).orientation).toBe(6)
})

test('what lies behind the picture is left behind', async () => {
  const picture = await scene().jpeg().toBuffer()
  const png = await scene().png().toBuffer()
  for (const one of [picture, png]) {
    const kept = bare(Buffer.concat([one, Buffer.from('....ftypmp42 a film with sound')]))
    expect(kept.includes('a film')).toBe(false)
    await expect(sharp(kept).raw().toBuffer()).resolves.toBeDefined()
  }
})

test('a thumb inside the description of the picture does not end it', async () => {
  const picture = await scene().jpeg().toBuffer()
  const inside = Buffer.from([0xff, 0xe1, 0, 8, 0xff, 0xd8, 0xff, 0xda, 0xff, 0xd9])
  const kept = bare(Buffer.concat([picture.subarray(0, 2), inside, picture.subarray(2)]))
  expect(await sharp(kept).raw().toBuffer()).toEqual(await sharp(picture).raw().toBuffer())
})

test('byte for byte: a picture that needs nothing taken away stays as it is', () => {
  expect(bare(jpeg('street'))).toEqual(jpeg('street'))
})

test('what is written between two scans goes too', () => {
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 1, 2, 3])
  const place = Buffer.from('Exif\0\0GPSLatitude')
  const between = Buffer.concat([Buffer.from([0xff, 0xe1, 0, place.length + 2]), place])
  const picture = jpeg('street')
  const body = picture.subarray(0, -2)
  const end = picture.subarray(-2)
  expect(bare(Buffer.concat([body, between, scan, end]))).toEqual(Buffer.concat([body, scan, end]))
})

test('of a PNG only what makes it look as it does stays', async () => {
  const png = await scene().png().toBuffer()
  const chunk = (name: string, data: string) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    return Buffer.concat([size, Buffer.from(name + data), Buffer.alloc(4)])
  }
  const secret = ['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'prVt'].map((name) =>
    chunk(name, '22.5198,113.3801'),
  )
  const header = png.subarray(0, 33)
  const kept = bare(Buffer.concat([header, ...secret, png.subarray(33)]))
  expect(kept).toEqual(bare(png))
  expect(kept.includes('113.3801')).toBe(false)
})

test('a picture with a colour profile keeps it', async () => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#2f7d5b' } })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer()
  expect((await sharp(bare(picture)).metadata()).icc).toEqual((await sharp(picture).metadata()).icc)
})
