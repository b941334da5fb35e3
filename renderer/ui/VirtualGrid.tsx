import {
  type HTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import styles from './VirtualGrid.module.css';
import { rowsBetween, topsOf } from './virtualRows';

interface VirtualGridProps<T> {
  label: string;
  items: readonly T[];
  /** How many there are, those that are still to come included. */
  count: number;
  /** In CSS pixels. */
  heightOf(item: T): number;
  keyOf(item: T): string | number;
  /** Whether a row is ticked; null for one that cannot be. */
  isPicked?(item: T): boolean | null;
  /** The last rows come near: fetch more. */
  onEnd?(): void;
  /** Space ticks a row. */
  onToggle?(item: T, isRange: boolean): void;
  /** Enter opens a row. */
  onOpen?(item: T): void;
  /** Any other key, at a row. */
  onKey?(event: KeyboardEvent, item: T): void;
  /** What a click into a row does. */
  click?: 'tick' | 'open';
  testId?: string;
  children(item: T): ReactNode;
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input') !== null;
}

/** Rows rendered above and below what is seen (px), so that scrolling meets no gaps. */
const margin = 400;

/**
 * A list of any length of which only what is seen is rendered. It is one stop of the Tab key: arrows, Page and Home
 * and End move in it, Space ticks, Enter opens.
 */
export function VirtualGrid<T>(props: VirtualGridProps<T>) {
  const {
    label,
    items,
    count,
    heightOf,
    keyOf,
    isPicked,
    onEnd,
    onToggle,
    onOpen,
    onKey,
    click: clickDoes = 'tick',
    testId,
    children,
  } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 0 });
  const [active, setActive] = useState(0);
  const tops = useMemo(() => topsOf(items.map(heightOf)), [items, heightOf]);
  const total = tops.at(-1) ?? 0;
  const [first, last] = rowsBetween(tops, seen.top - margin, seen.top + seen.height + margin);
  const current = Math.min(active, items.length - 1);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setSeen((before) => ({ ...before, height: element.clientHeight })));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const isAtEnd = items.length < count && seen.height > 0 && seen.top + seen.height + 2 * margin > total;
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows may still not be enough
  useEffect(() => {
    if (isAtEnd) onEnd?.();
  }, [isAtEnd, items.length]);

  function goTo(index: number) {
    const next = Math.max(0, Math.min(items.length - 1, index));
    setActive(next);
    const element = frame.current;
    if (!element) return;
    const [top = 0, bottom = 0] = [tops[next], tops[next + 1]];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  }

  function press(event: KeyboardEvent) {
    // What is pressed inside a row keeps the keys that press it.
    if (isControl(event.target) && (event.key === ' ' || event.key === 'Enter')) return;
    const item = items[current];
    const page = Math.max(1, rowsBetween(tops, seen.top, seen.top + seen.height)[1] - first - 2);
    const targets: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: items.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) goTo(target);
    else if (event.key === ' ' && item !== undefined && onToggle) onToggle(item, event.shiftKey);
    else if (event.key === 'Enter' && item !== undefined && onOpen) onOpen(item);
    else {
      if (item !== undefined) onKey?.(event, item);
      return;
    }
    event.preventDefault();
  }

  function click(event: MouseEvent, item: T, index: number) {
    setActive(index);
    if (isControl(event.target)) return;
    frame.current?.focus({ preventScroll: true });
    if (clickDoes === 'open') onOpen?.(item);
    else onToggle?.(item, event.shiftKey);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are not seen
    <div
      ref={frame}
      className={styles.frame}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={count}
      aria-multiselectable={onToggle !== undefined}
      aria-activedescendant={items.length > 0 ? `${id}-${current}` : undefined}
      data-testid={testId}
      onKeyDown={press}
      onScroll={({ currentTarget }) => setSeen({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
    >
      <div className={styles.content} role="presentation" style={{ height: total }}>
        {items.slice(first, last).map((item, offset) => {
          const index = first + offset;
          const picked = isPicked?.(item) ?? null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the grid, which knows its active row
            <div
              key={keyOf(item)}
              id={`${id}-${index}`}
              className={styles.row}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 1}
              aria-selected={picked ?? undefined}
              data-active={index === current}
              style={{ top: tops[index], height: heightOf(item) }}
              onClick={(event) => click(event, item, index)}
            >
              {children(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** A cell of a row. */
export function GridCell(props: HTMLAttributes<HTMLDivElement>) {
  // biome-ignore lint/a11y/useSemanticElements: its row is none of a table
  return <div role="gridcell" tabIndex={-1} {...props} />;
}
