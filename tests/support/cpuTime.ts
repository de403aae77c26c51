/**
 * Milliseconds of processor time that something takes: what a test may set a limit to, since the clock also counts the
 * time that the machine gives to others.
 */
export function cpuTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
