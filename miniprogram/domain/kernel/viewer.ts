export const ROLES = ['citizen', 'liaison', 'dispatcher', 'supervisor', 'editor', 'officer', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Who is asking. `openid` is empty for nobody-in-particular (a timer has the party `system` instead). */
export interface Viewer {
  openid: string
  roles: readonly Role[]
  departmentId?: string
}
