import { collectionsOf } from '../../kernel/collections'
import type { MediaDocuments } from './documents'

/** Each index is named after the question that it answers. */
export const mediaCollections = collectionsOf<MediaDocuments>({
  media: { unattached: ['attachedTo', 'at'], to_check: ['checkAt'] },
  media_checks: { by_media: ['mediaId'], by_upload: ['fileId'], old: ['at'] },
  uploads: { by_time: ['at'] },
})
