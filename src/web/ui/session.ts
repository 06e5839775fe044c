import { has, type Role } from '#kernel/actor.ts'
import { OPERATIONS, type Operations } from './api.ts'
import { type Answer, useAsk } from './ask.ts'

export type Me = Answer<'readMe'>

/** Being signed in is what `readMe` says: the cookie itself is out of the page's sight. */
export const useMeQuery = () => useAsk('readMe', {}, { staleTime: 60_000 })

/** The signed-in person, inside the shell, which shows nothing before it knows. */
export function useMe(): Me {
  const { data } = useMeQuery()
  if (!data) throw new Error('useMe belongs inside the shell')
  return data
}

/** The server's own list of roles decides what the menu shows. */
export function may(me: Pick<Me, 'roles'>, name: keyof Operations): boolean {
  const { roles } = OPERATIONS[name]
  if (roles === 'anyone' || roles === 'public') return true
  return has({ roles: me.roles as readonly Role[] }, ...(roles as readonly Role[]))
}
