import type { MediaFile } from '#domain/case/types'
import { anUpload } from '../../builders'
import { jpeg } from '../../support/media'
import type { TestServer } from './server'

/** What a phone does with pictures, over the real storage. */

/** The path inside the storage of a file id. */
export function pathOf(fileId: string): string {
  return fileId.split('/').slice(3).join('/')
}

/** @returns the upload, whose files are there */
export async function uploaded(
  { files }: Pick<TestServer, 'files'>,
  person: string,
  name = 'a',
  {
    file = jpeg(name),
    thumb = jpeg(`${name} small`),
    ...changes
  }: Partial<MediaFile> & {
    file?: Buffer
    thumb?: Buffer
  } = {},
): Promise<MediaFile> {
  const upload = anUpload(person, name, changes)
  await files.write(pathOf(upload.fileId), file)
  await files.write(pathOf(upload.thumbId), thumb)
  return upload
}

/** @returns the id of a picture that the person took and the server keeps */
export async function kept(
  server: TestServer,
  person: string,
  name = 'a',
  changes: Parameters<typeof uploaded>[3] = {},
): Promise<string> {
  const upload = await uploaded(server, person, name, changes)
  return (await server.call(person, 'media', 'keep', upload)).id
}

/** Bytes of what a person is shown. */
export async function bytesAt(url: string): Promise<string> {
  const response = await fetch(url)
  return response.ok
    ? Buffer.from(await response.arrayBuffer()).toString('latin1')
    : `HTTP ${response.status}`
}
