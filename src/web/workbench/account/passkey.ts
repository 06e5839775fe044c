import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { useState } from 'react'
import { useCommand } from '#web/ui/command.ts'
import { newId } from '#web/ui/new-id.ts'

/** A passkey belongs to a name, never to a bare address. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(window.location.hostname)

const GIVEN_UP = '没有完成：可能是取消了、超时了，或者这台设备没有可用的通行密钥；请重试，或者改用手机验证码'

/** Two steps with the browser's own dialog between them; what the browser refuses is said in our words. */
export function usePasskey(onDone: () => void) {
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const startAdding = useCommand('startPasskey')
  const add = useCommand('addPasskey', { onDone })
  const startProving = useCommand('startProof')
  const prove = useCommand('proveByPasskey', { onDone })
  const go = async (steps: () => Promise<unknown>) => {
    setFault(null)
    setBusy(true)
    await steps()
    setBusy(false)
  }
  /** The browser throws at a cancelled dialog as at a missing key, and does not say which. */
  const withBrowser = <T>(work: () => Promise<T>): Promise<T | null> =>
    work().catch(() => {
      setFault(GIVEN_UP)
      return null
    })
  return {
    fault,
    isBusy,
    obstacle: startAdding.obstacle ?? add.obstacle ?? startProving.obstacle ?? prove.obstacle,
    register: (label: string) =>
      go(async () => {
        const options = await startAdding.send({})
        const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON | null
        const response = optionsJSON && (await withBrowser(() => startRegistration({ optionsJSON })))
        if (response) await add.send({ factorId: newId(), label, response: { ...response } })
      }),
    prove: () =>
      go(async () => {
        const options = await startProving.send({})
        const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON | null
        const response = optionsJSON && (await withBrowser(() => startAuthentication({ optionsJSON })))
        if (response) await prove.send({ response: { ...response } })
      }),
  }
}
