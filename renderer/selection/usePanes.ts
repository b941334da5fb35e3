import { type RefObject, useEffect } from 'react';

export function focusList() {
  document.querySelector<HTMLElement>('main canvas')?.focus();
}

/** F6 goes between the list and a bar below it; Escape goes back to the list. */
export function usePanes(bar: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isInside = bar.current?.contains(document.activeElement) ?? false;
      const leaves = isInside && (event.key === 'Escape' || event.key === 'F6');
      if (event.defaultPrevented || (event.key !== 'F6' && !leaves)) return;
      if (document.querySelector('[role=dialog], [role=menu]')) return;
      event.preventDefault();
      if (leaves) focusList();
      else bar.current?.querySelector<HTMLElement>('button')?.focus();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [bar]);
}
