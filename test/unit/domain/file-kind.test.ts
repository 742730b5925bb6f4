import { kindOfFile } from '#domain/kernel/file-kind'

const box = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`)])

test.each([
  ['heic', box('heic')],
  ['heic', box('mif1')],
  ['heic', box('hevc')],
  ['video', box('mp42')],
  ['video', box('qt  ')],
  ['video', box('isom')],
  ['unknown', box('avif')],
  ['unknown', box('M4A ')],
  ['webp', Buffer.from('RIFF....WEBP')],
  ['unknown', Buffer.from('RIFF....WAVE')],
  ['gif', Buffer.from('GIF89a')],
  ['unknown', Buffer.from('hello, I am a text')],
  ['unknown', Buffer.from('%PDF-1.7')],
  ['unknown', Buffer.alloc(0)],
  ['unknown', Buffer.from([0xff, 0xd8])],
])('%s', (kind, bytes) => {
  expect(kindOfFile(bytes)).toBe(kind)
})
