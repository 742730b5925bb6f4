/**
 * Anyone with WeChat may come along: a name that is not listed is somebody whom nobody has seen before, who is the same person whenever
 * that name comes again.
 */
export function isVisitor(id: string): boolean {
  return /^[a-z0-9][\w-]{0,39}$/i.test(id)
}
