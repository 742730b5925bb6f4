/** Anyone with WeChat may come along: `visitor-…` is somebody whom the city has not seen before. */
export function isVisitor(id: string): boolean {
  return /^visitor-[\w-]{1,40}$/.test(id)
}
