import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type pg from 'pg'

// PostgreSQL's COPY by way of what the driver offers to query objects: exact for every type, and no further dependency.
type CopyConnection = pg.Connection & {
  stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}
type Submitted = pg.Submittable & {
  handleError(error: Error): void
  handleReadyForQuery(): void
  handleCommandComplete(): void
}

const AHEAD = 1_000_000 // bytes read before whoever writes them away has caught up

/** The rows that `copy … to stdout` gives, one chunk of text each with its line end. */
export async function* copyOut(client: pg.Client, statement: string): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let bytes = 0
  let failure: Error | undefined
  let isDone = false
  let stream: Duplex | undefined
  let wake = () => {}
  const query: Submitted & { handleCopyData(message: { chunk: Buffer }): void } = {
    submit(connection) {
      stream = connection.stream
      ;(connection as CopyConnection).query(statement)
    },
    handleCopyData({ chunk }) {
      waiting.push(Buffer.from(chunk)) // the driver uses its buffer again
      bytes += chunk.length
      if (bytes > AHEAD) stream?.pause()
      wake()
    },
    handleCommandComplete() {},
    handleError(error) {
      failure = error
      wake()
    },
    handleReadyForQuery() {
      isDone = true
      wake()
    },
  }
  client.query(query)
  try {
    for (;;) {
      if (waiting.length === 0) {
        if (failure) throw failure
        if (isDone) return
        await new Promise<void>((settle) => {
          wake = settle
          stream?.resume()
        })
      }
      const ready = waiting
      waiting = []
      bytes = 0
      yield* ready
    }
  } finally {
    stream?.resume() // a paused connection could not even be closed
  }
}

/** Sends text to `copy … from stdin`; chunks may end anywhere. */
export async function copyIn(client: pg.Client, statement: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await new Promise<void>((settle, fail) => {
    let failure: Error | undefined
    const send = async (connection: CopyConnection) => {
      try {
        for await (const chunk of chunks) {
          if (failure) return
          connection.sendCopyFromChunk(chunk)
          if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
        }
        connection.endCopyFrom()
      } catch (error) {
        failure ??= error as Error
        connection.sendCopyFail('the sender failed')
      }
    }
    const query: Submitted & { handleCopyInResponse(connection: CopyConnection): void } = {
      submit: (connection) => (connection as CopyConnection).query(statement),
      handleCopyInResponse: (connection) => void send(connection),
      handleCommandComplete() {},
      handleError(error) {
        failure ??= error
        fail(failure)
      },
      handleReadyForQuery: () => (failure ? fail(failure) : settle()),
    }
    client.query(query)
  })
}
