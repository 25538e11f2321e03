/** What the commands say to the person: plain lines, and one that tells how long a piece of work takes. */

const REPORT_EACH_S = 10

/** One line. */
export const say = (text) => console.log(text)

/** The end, with what is wrong and the remedy in one line. */
export function giveUp(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}

/** Tells that `what` is going on: a living line on a terminal, one line each 10 s elsewhere. Answers how to end it. */
export function working(what) {
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1_000)
  const living = process.stdout.isTTY === true
  if (!living) say(`${what} …`)
  const timer = setInterval(() => {
    if (living) process.stdout.write(`\r\x1b[K${what} … ${seconds()} s`)
    else if (seconds() % REPORT_EACH_S === 0) say(`${what} … ${seconds()} s`)
  }, 1_000)
  return (outcome = 'done') => {
    clearInterval(timer)
    if (living) process.stdout.write('\r\x1b[K')
    say(`${what}: ${outcome} (${seconds()} s)`)
  }
}
