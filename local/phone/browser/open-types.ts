type Emit = (type: string, detail: unknown) => void
type OpenType = (emit: Emit) => void

const openTypes = new Map<string, OpenType>()

/** Names what a button's `open-type` does. */
export function registerOpenType(name: string, run: OpenType): void {
  openTypes.set(name, run)
}

/** Runs an open-type. Throws for one that the preview has not. */
export function runOpenType(name: string, emit: Emit): void {
  // The two may be asked for together: open-type="getPhoneNumber|agreePrivacyAuthorization".
  for (const part of name.split('|')) {
    const run = openTypes.get(part)
    if (run === undefined) throw new Error(`open-type "${part}" is not in the preview`)
    run(emit)
  }
}
