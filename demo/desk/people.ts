/** A seeded person as the server lists them. */
export interface Person {
  id: string
  name: string
  role: string
  roleName: string
  department?: string
}

export async function loadPeople(): Promise<Person[]> {
  const response = await fetch('/client/people')
  if (!response.ok) throw new Error(`/client/people answered ${response.status}`)
  return (await response.json()) as Person[]
}
