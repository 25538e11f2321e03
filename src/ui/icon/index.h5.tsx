import type { DrawnProps, IconProps } from './contract'
import { paths } from './paths'

/** A line drawing in the colour of the text; hidden from screen readers, the control around it has the name. */
export const Icon = ({ name, ...look }: IconProps) => <Drawn inside={paths[name]} {...look} />

/** The same of a drawing that stands elsewhere. */
export function Drawn({ inside, size = 20, className }: DrawnProps) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox='0 0 24 24'
      fill='none'
      stroke='currentColor'
      strokeWidth='2'
      strokeLinecap='round'
      strokeLinejoin='round'
      aria-hidden='true'
      style={{ display: 'block', flex: 'none' }}
      dangerouslySetInnerHTML={{ __html: inside }}
    />
  )
}
