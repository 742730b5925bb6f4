import {
  fitsCanvas,
  fitted,
  onCanvas,
  PHOTO,
  photoBytes,
  THUMB,
} from '../../../../miniprogram/services/picture-size'

const size = (width: number, height: number) => ({ width, height })

test.each([
  ['a photo', 4000, 3000, 1600, 1200],
  ['a photo held upright', 3000, 4000, 1200, 1600],
  ['a wide photo', 4000, 2250, 1600, 900],
  ['a small picture', 800, 600, 800, 600],
  ['a screen', 1080, 2400, 1080, 2400],
  ['a screen of more pixels', 1440, 3200, 1080, 2400],
  ['a long screenshot', 1080, 8000, 1080, 8000],
  ['a long screenshot of more pixels', 1440, 12_000, 1080, 9000],
  ['a panorama', 9000, 1500, 6480, 1080],
  ['one that no phone opens', 1080, 30_000, 720, 20_000],
  ['a line', 10_000, 3, 10_000, 3],
])('%s of %p × %p becomes %p × %p', (_what, width, height, toWidth, toHeight) => {
  expect(fitted(size(width, height), PHOTO)).toEqual(size(toWidth, toHeight))
})

test('the small picture of a long one is wide enough for its place in a grid', () => {
  expect(fitted(size(1080, 8000), THUMB)).toEqual(size(200, 1481))
})

test('a canvas gets no more than it takes', () => {
  expect(fitsCanvas(size(1080, 8000))).toBe(false)
  expect(onCanvas(size(1080, 8000))).toEqual(size(553, 4096))
  expect(onCanvas(size(1600, 1200))).toEqual(size(1600, 1200))
})

test('a long picture may have more bytes, a usual one 300 KB', () => {
  expect(photoBytes(size(1600, 1200))).toBe(300 * 1024)
  expect(photoBytes(size(400, 300))).toBe(300 * 1024)
  expect(photoBytes(size(1080, 8000))).toBe(1_382_400)
})
