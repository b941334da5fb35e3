import { type RefObject, useState } from 'react';
import { createTyping, type Typing } from './typing';

/** The keys that come before the list in a frame is ready for them; pressed again, they come to it like any others. */
export function useTyping(frame: RefObject<HTMLElement | null>): Typing {
  const [typing] = useState(() =>
    createTyping({
      press({ key, shiftKey }) {
        const canvas = frame.current?.querySelector('canvas[data-testid=data-grid-canvas]');
        canvas?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
      },
      afterwards: requestAnimationFrame,
    }),
  );
  return typing;
}
