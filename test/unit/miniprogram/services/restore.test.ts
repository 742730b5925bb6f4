import type { UploadItem } from '../../../../miniprogram/services/uploads'
import { restoreItems } from '../../../../miniprogram/services/uploads'
import { installPhone } from '../support/wx'

const item = (name: string, changes: Partial<UploadItem> = {}): UploadItem => ({
  id: name,
  kind: 'image',
  preview: 'gone with the last start',
  state: 'done',
  progress: 100,
  mediaId: `media-${name}`,
  file: { kind: 'image', fileId: name, thumbId: `${name}-small`, width: 1, height: 1 },
  ...changes,
})

/** @param there what the storage has; undefined when it cannot be asked */
function givenStorage(there: readonly string[] | undefined): void {
  installPhone()
  const urlOf = (fileID: string) => ({
    fileID,
    tempFileURL: there?.includes(fileID) ? `https://${fileID}` : '',
    status: there?.includes(fileID) ? 0 : 1,
  })
  const getTempFileURL = ({ fileList }: { fileList: string[] }) =>
    there ? Promise.resolve({ fileList: fileList.map(urlOf) }) : Promise.reject(new Error('offline'))
  Object.assign(wx, { cloud: { getTempFileURL } })
}

test('what was uploaded is there again, what was not has to be chosen again', async () => {
  givenStorage(['a-small'])
  const { items, lost } = await restoreItems([item('a'), item('b', { file: undefined })])
  expect(items).toMatchObject([{ id: 'a', mediaId: 'media-a', preview: 'https://a-small' }])
  expect(lost).toBe(1)
})

test('so has what the storage does not keep any more', async () => {
  givenStorage(['b-small'])
  const { items, lost } = await restoreItems([item('a'), item('b')])
  expect(items.map(({ id }) => id)).toEqual(['b'])
  expect(lost).toBe(1)
})

test('without a network nothing is lost, only not shown', async () => {
  jest.spyOn(console, 'warn').mockReturnValue(undefined)
  givenStorage(undefined)
  const { items, lost } = await restoreItems([item('a')])
  expect(items).toMatchObject([{ id: 'a', preview: '' }])
  expect(lost).toBe(0)
})
