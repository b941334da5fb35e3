import { useEffect } from 'react';
import { showScreen } from '../state/screen';

/** Escape leads back to the users, unless something on the screen wants it for itself. */
export function useEscape() {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role=dialog], [role=menu]'))
        return;
      showScreen('users');
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
