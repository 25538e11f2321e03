type Name = string | false | null | undefined

/** Joins the class names that apply. */
export const classes = (...names: readonly Name[]): string => names.filter(Boolean).join(' ')

/** The classes of one style sheet by their own names: `css('tile', speaking && 'speaking')`. */
export const classesOf = (styles: Readonly<Record<string, string>>) => (...names: readonly Name[]): string =>
  classes(...names.map((name) => (name ? styles[name] : name)))
