import type { EntryDetails, EntryDoc } from './documents'

type Start = Pick<EntryDoc, '_id' | 'subject' | 'version' | 'at' | 'action' | 'from' | 'to' | 'actor'>

/** @returns an entry of a history; its messages are due at once */
export function newEntry(start: Start, details: Partial<EntryDetails> = {}): EntryDoc {
  return {
    ...start,
    text: '',
    media: [],
    internal: false,
    ...details,
    outboxAt: start.at,
    outboxTries: 0,
  }
}
