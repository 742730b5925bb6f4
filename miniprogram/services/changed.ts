/** Whether a case was acted upon since the queue was last read: then the queue reads again when it is shown. */
let changed = false

export function noteChanged(): void {
  changed = true
}

/** @returns whether something changed since the last call. */
export function takeChanged(): boolean {
  const was = changed
  changed = false
  return was
}
