/**
 * Waits for a call no longer than `ms`, whatever the SDK's own patience is. The call itself goes on: what it did may
 * have happened.
 * @param late what it comes to without an answer in time
 */
export async function withinTime<Result>(ms: number, call: Promise<Result>, late: Result): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(late), ms)
  })
  try {
    return await Promise.race([call, over])
  } finally {
    clearTimeout(timer)
  }
}
