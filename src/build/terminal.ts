import type { Writable } from 'node:stream'

/** What a command reads and writes; tests hand in their own. */
export interface Terminal {
  out(text: string): Promise<void>
  err(text: string): Promise<void>
  readInput(): Promise<Uint8Array>
  /** Shows how far a long command is, in place of what it showed before; only where somebody is watching. */
  progress?: ((text: string) => void) | undefined
}

export const processTerminal: Terminal = {
  out: (text) => write(process.stdout, text),
  err: (text) => write(process.stderr, text),
  async readInput() {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  },
  progress: process.stderr.isTTY ? (text) => void process.stderr.write(`\r\u001B[K${text}`) : undefined,
}

/** Waits until a pipe has taken the text: a command that ends at once would cut a long article off. */
function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
