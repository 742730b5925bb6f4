import type { StaffAction } from '../../../domain/api/staff'
import { STAFF_ACTIONS } from '../../../domain/api/staff'
import { ACTION_ROWS, buttonLabel, eventLabel } from '../../../domain/case/workflow'

/** What the rows of the workflow say about the buttons of staff. */

/** @returns whether `action` is one that the staff area offers. */
export function isStaffAction(action: string): action is StaffAction {
  return (STAFF_ACTIONS as readonly string[]).includes(action)
}

/** @returns whether `action` takes something away from somebody. */
export function isGrave(action: StaffAction): boolean {
  return ACTION_ROWS[action].isGrave === true
}

/** @returns whether `action` is done by its button: there is nothing to fill in, and nothing to think over. */
export function isOneTap(action: StaffAction): boolean {
  const { requires, accepts } = ACTION_ROWS[action]
  return requires.length === 0 && accepts.length === 0 && !isGrave(action)
}

/** @returns what staff read on the button. Where the reporter may do it too, the button's own word is theirs: they ask, staff decide. */
export function staffLabel(action: StaffAction): string {
  return ACTION_ROWS[action].by.includes('reporter') ? eventLabel(action) : buttonLabel(action)
}
