import type { IconProps } from './contract'
import { paths } from './paths'

/** A line drawing in the colour of the text; hidden from screen readers, the control around it has the name. */
export function Icon({ name, size = 20, className }: IconProps) {
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
      dangerouslySetInnerHTML={{ __html: paths[name] }}
    />
  )
}
