/** Who is called on in the measured actions. */
export const staffOpenid = (departmentId: string) => `o-liaison-${departmentId}`
export const dispatcherOpenid = 'o-dispatcher'
export const submitterOpenid = (index: number) => `o-bench-submit-${index}`

/** Of each write at most so many calls are made before they repeat. */
export const MOST_CALLS = 1_000
