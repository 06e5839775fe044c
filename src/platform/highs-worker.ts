import { parentPort, workerData } from 'node:worker_threads'
import { solveModel } from './highs.ts'

// A month takes seconds, in which the server must go on answering everybody else.
const { model, seconds } = workerData as { model: string; seconds: number }
parentPort?.postMessage(await solveModel(model, { seconds }))
