import { dataPath } from 'glass-easel'

/** The value at a path such as `list[0].name`; undefined when the way there ends before. Without a path, the whole. */
export function valueAt(data: unknown, path: string | undefined): unknown {
  if (path === undefined || path === '') return data
  return dataPath
    .parseSinglePath(path)
    .reduce<unknown>(
      (value, key) => (value === null || value === undefined ? undefined : (value as never)[key]),
      data,
    )
}
