import { generate, generateSecret } from 'otplib'
import type { CONTRACTS } from '#modules/contracts.ts'
import { type Client, Refused } from '#web/ui/client.ts'

type Api = Client<typeof CONTRACTS>

/** Somebody with a phone: proves who he is whenever the program asks for it, and sends the same thing again. */
export function withPhone(api: Api): Api {
  let secret: string | null = null
  let proving: Promise<unknown> | null = null
  const prove = async () => {
    if (secret) {
      await api.proveByCode({ code: await generate({ secret }) })
      return
    }
    const fresh = generateSecret()
    const code = await generate({ secret: fresh })
    await api.addTotp({ factorId: crypto.randomUUID(), label: '样例手机', secret: fresh, code })
    secret = fresh
  }
  return new Proxy(api, {
    get: (target, name: keyof Api) => {
      const call = target[name] as (...sent: unknown[]) => Promise<unknown>
      return async (...sent: unknown[]) => {
        try {
          return await call(...sent)
        } catch (error) {
          if (!(error instanceof Refused) || error.code !== 'second_factor_needed') throw error
          proving ??= prove().finally(() => {
            proving = null
          })
          await proving
          return call(...sent)
        }
      }
    },
  })
}
