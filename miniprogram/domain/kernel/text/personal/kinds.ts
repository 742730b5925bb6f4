/** Something in a text by which a stranger could reach or recognise somebody. */
export type PersonalKind = 'identity' | 'card' | 'phone' | 'contact' | 'document' | 'plate' | 'room'

/** From `start` to before `end`, in units of the text that was searched. */
export interface Personal {
  kind: PersonalKind
  start: number
  end: number
}
