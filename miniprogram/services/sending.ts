import { AppError } from '../domain/kernel/errors'

/** A file on its way. */
export interface Sending<Answer = string> {
  done: Promise<Answer>
  abort(): void
}

/** @param percent of the file. @param sent bytes so far */
export type Progress = (percent: number, sent: number) => void

/**
 * Follows a file on its way and gives it up when nothing more of it goes out. A slow network is none that stands still:
 * as long as bytes move, it may take its time.
 * @param start begins to send, and tells of every progress
 * @throws AppError `timeout` in `done` after `standstill` ms without a new byte, or without an answer after the last
 */
export function followed<Answer>(
  start: (progress: Progress) => Sending<Answer>,
  standstill: number,
  onProgress: (percent: number) => void,
): Sending<Answer> {
  let most = -1
  let giveUp: () => void = () => undefined
  const later = () => setTimeout(() => giveUp(), standstill)
  let timer = later()
  const goesOn = () => {
    clearTimeout(timer)
    timer = later()
  }
  const sending = start((percent, sent) => {
    if (sent <= most) return
    most = sent
    goesOn()
    onProgress(percent)
  })
  const done = new Promise<Answer>((resolve, reject) => {
    giveUp = () => {
      sending.abort()
      reject(new AppError('timeout'))
    }
    sending.done.then(resolve, reject).finally(() => clearTimeout(timer))
  })
  return { done, abort: () => sending.abort() }
}
