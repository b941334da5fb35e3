import { type CSSProperties, useEffect } from 'react';
import { hideTip, useTip } from '../state/tip';
import styles from './CellTip.module.css';

/** A refusal is read and forgotten after this long (ms). */
const staysFor = 6_000;
const widest = 340;

/** The words next to a cell. */
export function CellTip() {
  const tip = useTip((state) => state.tip);

  useEffect(() => {
    if (tip?.tone !== 'refusal') return;
    const timer = setTimeout(hideTip, staysFor);
    return () => clearTimeout(timer);
  }, [tip]);

  if (!tip) return null;
  const { place, title, lines, tone } = tip;
  const inLowerHalf = place.y > window.innerHeight / 2;
  const style: CSSProperties = {
    left: Math.max(8, Math.min(place.x, window.innerWidth - widest - 8)),
    ...(inLowerHalf ? { bottom: window.innerHeight - place.y + 4 } : { top: place.y + place.height + 4 }),
  };
  return (
    <div
      className={styles.tip}
      style={style}
      role={tone === 'refusal' ? 'alert' : 'tooltip'}
      data-testid="cell-tip"
      data-tone={tone}
    >
      <p className={styles.title}>{title}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
