import type { OutlineDoc } from '../cloudfunctions/city/documents'

interface Feature {
  geometry: { type: string; coordinates: [number, number][][] }
}

/**
 * A city's outline as it is stored: the only ring of a GeoJSON polygon, without corners that are there twice in a row.
 * @throws Error for several rings: a city of islands needs another form
 */
export function outlineFrom(geojson: string): OutlineDoc {
  const { type, coordinates } = (JSON.parse(geojson) as Feature).geometry
  const [ring, ...more] = coordinates
  if (type !== 'Polygon' || !ring || more.length > 0) throw new Error('an outline is a polygon of one ring')
  const corners = ring.filter((corner, index) => {
    const next = ring[(index + 1) % ring.length]
    return corner.join() !== next?.join()
  })
  return { _id: 'outline', corners }
}
