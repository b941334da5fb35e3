import { UserRoundPlus } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Column } from '../../../preload/contract';
import styles from './NewPersonRow.module.css';
import { type Sheet, scrolledTo } from './newcomer';

interface DraftCellsProps {
  columns: readonly Column[];
  sheet: Sheet;
  /** What stands in a column; null where nothing can be given. */
  children(column: Column): ReactNode;
}

/** Cells in line with the list's columns: as wide, in their order, and scrolled with them. */
export function DraftCells({ columns, sheet, children }: DraftCellsProps) {
  const { places, frozen, scroller } = sheet;
  const moving = useRef<HTMLDivElement>(null);
  const last = places[frozen - 1];
  const begin = last ? last.left + last.width : (places[0]?.left ?? 0);

  useLayoutEffect(() => {
    const follow = () => {
      if (moving.current) moving.current.style.transform = `translateX(${-scroller.scrollLeft}px)`;
    };
    follow();
    scroller.addEventListener('scroll', follow);
    return () => scroller.removeEventListener('scroll', follow);
  }, [scroller]);

  function reveal(column: number) {
    scroller.scrollLeft = scrolledTo(sheet, column, scroller.scrollLeft, scroller.clientWidth);
  }

  function cellAt(index: number, offset: number): ReactNode {
    const [column, place] = [columns[index], places[index]];
    if (!column || !place) return null;
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the field within has the focus
      <div
        key={column.key}
        className={styles.place}
        style={{ left: place.left - offset, width: place.width }}
        onFocus={() => reveal(index)}
        data-testid={`newcomer-place-${column.key}`}
      >
        {children(column)}
      </div>
    );
  }

  const indexes = columns.map((_, index) => index);
  return (
    <div className={styles.line}>
      <span className={styles.marker} style={{ width: places[0]?.left ?? 0 }}>
        <UserRoundPlus aria-hidden />
      </span>
      <div className={styles.frozen}>{indexes.slice(0, frozen).map((index) => cellAt(index, 0))}</div>
      <div className={styles.window} style={{ left: begin }}>
        <div ref={moving} className={styles.moving}>
          {indexes.slice(frozen).map((index) => cellAt(index, begin))}
        </div>
      </div>
    </div>
  );
}
