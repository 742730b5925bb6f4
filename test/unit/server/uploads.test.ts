import { isOwnUpload, newUploadToken, uploadPrefixOf } from '../../../cloudfunctions/kernel/ids'

test('a file in a folder made for the person is theirs, whatever the visit', () => {
  for (const token of [newUploadToken(), newUploadToken(), 'visit'])
    expect(isOwnUpload(`${uploadPrefixOf('lin', token)}a.jpg`, 'lin')).toBe(true)
})

test('two visits share no part of their folders, so pictures cannot be linked', () => {
  const parts = (token: string) => uploadPrefixOf('lin', token).split('/').slice(1, 3)
  const [first, second] = [parts(newUploadToken()), parts(newUploadToken())]
  expect(first.filter((part) => second.includes(part))).toEqual([])
})

test.each([
  ['another person’s', `${uploadPrefixOf('chen', 'visit')}a.jpg`],
  ['under another token', uploadPrefixOf('lin', 'visit').replace('visit', 'other') + 'a.jpg'],
  ['without a folder', 'uploads/a.jpg'],
  ['elsewhere', 'seed/visit/a.jpg'],
  ['nothing', ''],
])('a file %s is not', (_name, path) => {
  expect(isOwnUpload(path, 'lin')).toBe(false)
})
