import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Line {
  port: number
  /** Bytes that have come down since the last `forget()`. */
  bytes: () => number
  forget: () => void
  close: () => Promise<void>
}

/** Bytes that go down at once before it is another connection's turn. */
const PIECE = 2000

/**
 * A slow line to a server on this machine, for all that a browser asks, its service workers included: Chromium's own
 * throttling knows single pages only. As with that, a connection costs nothing, every answer comes a round trip late,
 * and all connections share the bandwidth in turn.
 *
 * @param roundTrip milliseconds
 * @param bitsPerSecond down; up, requests are small
 */
export async function slowLine(to: number, roundTrip: number, bitsPerSecond: number): Promise<Line> {
  const waiting = new Map<Socket, { piece: Buffer; notBefore: number }[]>()
  let bytes = 0
  let isBusy = false

  /** Sends what may go down now, a piece of each connection in turn. */
  function pump(): void {
    if (isBusy) return
    const now = performance.now()
    const ready = [...waiting].find(([, queue]) => queue[0] !== undefined && queue[0].notBefore <= now)
    if (!ready) return
    const [socket, queue] = ready
    const { piece } = queue.shift()!
    // To the end of the line, so that the others come first.
    waiting.delete(socket)
    if (!socket.destroyed) waiting.set(socket, queue)
    isBusy = true
    setTimeout(
      () => {
        isBusy = false
        bytes += piece.length
        if (!socket.destroyed) socket.write(piece)
        pump()
      },
      (piece.length * 8000) / bitsPerSecond,
    )
  }

  const server = createServer((client) => {
    const host = connect(to)
    waiting.set(client, [])
    client.on('data', (request) => host.write(request))
    host.on('data', (answer: Buffer) => {
      const notBefore = performance.now() + roundTrip
      for (let start = 0; start < answer.length; start += PIECE) {
        waiting.get(client)?.push({ piece: answer.subarray(start, start + PIECE), notBefore })
      }
      // Timers can be early by a fraction of a millisecond.
      setTimeout(pump, roundTrip + 1)
    })
    const end = () => {
      waiting.delete(client)
      client.destroy()
      host.destroy()
    }
    for (const socket of [client, host]) socket.on('error', end)
    client.on('close', end)
    // What the host has said before it hung up is still on the way.
    host.on('close', () => {
      const ending = setInterval(() => {
        if (waiting.get(client)?.length) return
        clearInterval(ending)
        end()
      }, roundTrip)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    port: (server.address() as AddressInfo).port,
    bytes: () => bytes,
    forget: () => (bytes = 0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const client of waiting.keys()) client.destroy()
      }),
  }
}
