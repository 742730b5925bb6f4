import { AppError } from '../domain/kernel/errors'

/**
 * WeChat's calls may stay without an answer for ever: nobody waits for one longer than this. What was asked goes on, and
 * its answer is dropped.
 * @param late what it fails with then, `timeout` unless said otherwise
 */
export function within<Value>(
  ms: number,
  work: Promise<Value>,
  late: () => Error = () => new AppError('timeout'),
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
