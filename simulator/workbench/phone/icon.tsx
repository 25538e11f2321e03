/** A line drawing in a box of 24, as lucide's are. */
export function Icon({ path }: { readonly path: string }) {
  return <svg viewBox='0 0 24 24' width='22' height='22' fill='none' stroke='currentColor' strokeWidth='2' strokeLinecap='round' strokeLinejoin='round' aria-hidden><path d={path} /></svg>
}
