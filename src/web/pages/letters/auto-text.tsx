import { useLayoutEffect, useRef, type TextareaHTMLAttributes } from 'react'

/** Text that is as high as what stands in it, so that a letter is written where it is read. */
export function AutoText(props: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const text = field.current
    // Offices' browsers are years behind; where CSS sizes the field itself nothing is measured.
    if (!text || CSS.supports('field-sizing', 'content')) return
    text.style.height = '0'
    text.style.height = `${text.scrollHeight}px`
  }, [props.value])
  return <textarea ref={field} rows={1} {...props} />
}
