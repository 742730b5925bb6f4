/** Ids in one query: of more, a database may make a range of the whole index. */
const IDS_AT_ONCE = 50

/** @returns the list cut into pieces of at most `size` */
export function chunksOf<Item>(items: readonly Item[], size = IDS_AT_ONCE): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
