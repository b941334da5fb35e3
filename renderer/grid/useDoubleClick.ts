import { useCallback, useEffect, useRef } from 'react';

/** So far (px) a hand moves between the two presses of a double click. */
const tolerance = 6;

/**
 * Tells whether the last two presses were in one place. The grid takes any two quick clicks for a double click, wherever the
 * first one was.
 */
export function useDoubleClick(): () => boolean {
  const last = useRef({ x: Number.NaN, y: Number.NaN, isAgain: false });
  useEffect(() => {
    // Of what the grid has handled no events of the mouse follow, which would count clicks.
    const press = ({ clientX: x, clientY: y }: PointerEvent) => {
      const { x: fromX, y: fromY } = last.current;
      last.current = { x, y, isAgain: Math.abs(x - fromX) <= tolerance && Math.abs(y - fromY) <= tolerance };
    };
    window.addEventListener('pointerdown', press, true);
    return () => window.removeEventListener('pointerdown', press, true);
  }, []);
  return useCallback(() => last.current.isAgain, []);
}
