import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a command on this terminal, passes on what asks us to stop, and gives its exit code.
 * Ctrl-C reaches the child twice, from the terminal and from us: what we run must not mind.
 */
export function runToEnd(command, args, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    const passOn = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, passOn)
    const stopWatching = watchParent(() => passOn('SIGTERM'))
    const end = (code) => {
      for (const signal of signals) process.off(signal, passOn)
      stopWatching()
      settle(code)
    }
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`)
      end(127)
    })
    child.once('exit', (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** `kill` of npm ends npm and its shell and tells us nothing; all that changes is whose child we are. */
function watchParent(onOrphaned) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return () => {}
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onOrphaned()
  }, 300)
  return () => clearInterval(timer)
}
