import { ROLE_NAMES, ROLES, type Role } from '#kernel/actor.ts'
import type { MayAsk, Operation } from '#kernel/operation.ts'
import { ROOMS } from '#modules/contracts.ts'
import { isFoundBy } from '#web/ui/initials.ts'

/** One thing that the system can be asked, with the room that answers it. */
export type Asked = Pick<Operation, 'kind' | 'summary' | 'roles' | 'secondFactor' | 'personal'> & {
  name: string
  room: string
}
export type RoomOf = { room: string; commands: Asked[]; queries: Asked[] }

const ALL: readonly Asked[] = ROOMS.flatMap(({ title, operations }) =>
  Object.entries(operations).map(([name, operation]) => ({ ...operation, name, room: title })),
)

export const mayRole = (roles: MayAsk, role: Role): boolean =>
  roles === 'public' || roles === 'anyone' || roles.includes(role)
/** What nobody needs a post for. */
export const isForAll = (roles: MayAsk): boolean => typeof roles === 'string'

/** What a post may do beside what is everybody's, or everything there is, as far as it is searched for; room by room. */
export function roomsOf(role: Role | undefined, isWhole: boolean, search: string): RoomOf[] {
  const found = ALL.filter(
    ({ roles, summary, room }) =>
      (role === undefined || (mayRole(roles, role) && (isWhole || !isForAll(roles)))) &&
      isFoundBy(search, `${summary} ${room}`),
  )
  return ROOMS.map(({ title }) => ({
    room: title,
    commands: found.filter(({ room, kind }) => room === title && kind === 'command'),
    queries: found.filter(({ room, kind }) => room === title && kind === 'query'),
  })).filter(({ commands, queries }) => commands.length + queries.length > 0)
}

export const whoMay = (roles: MayAsk): string =>
  roles === 'public'
    ? '不登录也可以'
    : roles === 'anyone'
      ? '所有登录的人'
      : ROLE_NAMES.filter((role) => roles.includes(role))
          .map((role) => ROLES[role])
          .join('、')
