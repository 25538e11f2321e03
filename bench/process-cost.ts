import { readFileSync } from 'node:fs'

/** CPU time that a process has used so far, in seconds, all its threads together (Linux, in steps of 10 ms). */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Measures what a process costs while `work` runs: seconds of CPU and seconds on the wall. */
export async function costOf(pid: number, work: () => Promise<unknown>): Promise<{ readonly cpu: number; readonly wall: number }> {
  const [cpu, wall] = [cpuSeconds(pid), performance.now()]
  await work()
  return { cpu: cpuSeconds(pid) - cpu, wall: (performance.now() - wall) / 1_000 }
}

/** Memory that a process holds, in MB. */
export function residentMegabytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}

const TICKS_PER_SECOND = 100
