import type { HoldProps } from './contract'
import { useHold } from './use-hold'

/** By finger, mouse or keyboard. */
export function Hold({ label, className, disabled, id, periodMs, onStep, children }: HoldProps) {
  const { start, stop } = useHold(() => { if (!disabled) onStep() }, periodMs)
  return (
    <button
      type='button' id={id} className={className} disabled={disabled} aria-label={label}
      onPointerDown={({ button }) => { if (button === 0) start() }}
      onPointerUp={stop} onPointerLeave={stop} onPointerCancel={stop}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={({ key, repeat }) => { if (!repeat && (key === 'Enter' || key === ' ')) start() }}
      onKeyUp={stop} onBlur={stop}
    >
      {children}
    </button>
  )
}
