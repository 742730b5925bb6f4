import sharp from 'sharp'
import { typeOfFile } from '../../../cloudfunctions/areas/media/file-type'
import { jpeg, mp4 } from '../../support/media'

const picture = sharp({ create: { width: 31, height: 17, channels: 3, background: '#2f7d5b' } })

test.each([
  ['jpeg', () => picture.clone().jpeg().toBuffer()],
  ['jpeg', () => picture.clone().jpeg({ progressive: true }).toBuffer()],
  ['png', () => picture.clone().png().toBuffer()],
] as const)('a real %s is known, with its pixels', async (format, make) => {
  expect(typeOfFile(await make())).toEqual({ format, moving: false, width: 31, height: 17 })
})

test.each([
  ['webp', () => picture.clone().webp().toBuffer()],
  ['gif', () => picture.clone().gif().toBuffer()],
] as const)('a real %s is known', async (format, make) => {
  expect(typeOfFile(await make())).toMatchObject({ format })
})

test('a PNG that is an animation is told apart from one that is not', async () => {
  const still = await picture.clone().png().toBuffer()
  const header = 8 + 12 + 13
  const control = Buffer.from([0, 0, 0, 0, ...Buffer.from('acTL'), 0, 0, 0, 0])
  const moving = Buffer.concat([still.subarray(0, header), control, still.subarray(header)])
  expect(typeOfFile(moving)).toMatchObject({ format: 'png', moving: true })
})

test('a video is known by its first box', () => {
  expect(typeOfFile(mp4())).toMatchObject({ format: 'mp4' })
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from([0xff])],
  ['a text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['the beginning of a JPEG only', Buffer.from([0xff, 0xd8, 0xff])],
  ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9])],
  ['a JPEG that breaks off', jpeg().subarray(0, 14)],
  [
    'a JPEG of two frames',
    Buffer.concat([
      jpeg().subarray(0, 21),
      Buffer.from([0xff, 0xc0, 0, 11, 8, 255, 255, 255, 255, 1, 1, 0x11, 0]),
      jpeg().subarray(21),
    ]),
  ],
  [
    'a JPEG whose second frame follows the first picture',
    Buffer.concat([
      jpeg().subarray(0, -2),
      Buffer.from([0xff, 0xc2, 0, 11, 8, 255, 255, 255, 255, 1, 1, 0x11, 0]),
      jpeg().subarray(-2),
    ]),
  ],
  ['a JPEG without picture data', Buffer.concat([jpeg().subarray(0, 21), Buffer.from([0xff, 0xd9])])],
  ['the beginning of a PNG only', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
])('%s is neither picture nor video', (_what, bytes) => {
  expect(typeOfFile(bytes)).toBeUndefined()
})

test('a length that leads nowhere ends the look', () => {
  const endless = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0])
  expect(typeOfFile(endless)).toBeUndefined()
})
