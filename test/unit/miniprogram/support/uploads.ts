import type { MediaFile } from '../../../../miniprogram/domain/case/types'
import { UploadQueue } from '../../../../miniprogram/services/upload-queue'
import type { Picked, Transport, UploadItem } from '../../../../miniprogram/services/upload-queue'

export const photo = (path: string): Picked => ({
  kind: 'image',
  path,
  poster: path,
  width: 4000,
  height: 3000,
  duration: 0,
})
/** Whatever follows without time passing. */
export const settled = () => jest.advanceTimersByTimeAsync(0)

/** A network whose uploads end when the test says so. */
export function startQueue(
  prepare?: Transport['prepare'],
  keep: Transport['keep'] = ({ fileId }) => Promise.resolve(`kept ${fileId}`),
  begin?: Transport['begin'],
) {
  const kept: MediaFile[] = []
  const begun: [string, number][] = []
  const aborted: string[] = []
  const pending: {
    path: string
    name: string
    progress: (percent: number, sent?: number) => void
    end: () => void
    fail: () => void
  }[] = []
  const prepared: string[] = []
  let items: UploadItem[] = []
  const queue = new UploadQueue(
    {
      prepare:
        prepare ??
        (async (picked) => {
          prepared.push(picked.path)
          return {
            path: `${picked.path}.small`,
            thumbPath: `${picked.path}.thumb`,
            width: 1600,
            height: 1200,
            duration: 0,
            bytes: 200_000,
          }
        }),
      begin: (kind, bytes) => {
        begun.push([kind, bytes])
        const folder = `folder-${begun.length}`
        return (
          begin?.(kind, bytes) ??
          Promise.resolve({ file: `${folder}/photo.jpg`, thumb: `${folder}/thumb.jpg` })
        )
      },
      upload: (path, name, progress) => ({
        done: new Promise((resolve, reject) => {
          pending.push({
            path,
            name,
            progress: (percent, sent = percent) => progress(percent, sent),
            end: () => resolve(`cloud://${name}`),
            fail: () => reject(new Error('lost')),
          })
        }),
        abort: () => void aborted.push(path),
      }),
      keep: (file) => {
        kept.push(file)
        return keep(file)
      },
    },
    (now) => (items = now),
  )
  const step = async (act: 'end' | 'fail') => {
    pending.shift()?.[act]()
    await settled()
  }
  const finish = async () => {
    await settled()
    while (pending.length > 0) await step('end')
  }
  return {
    queue,
    pending,
    prepared,
    kept,
    begun,
    aborted,
    step,
    finish,
    items: () => items,
    states: () => items.map(({ state }) => state),
  }
}
