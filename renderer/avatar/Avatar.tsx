import { UserRound } from 'lucide-react';
import { type CSSProperties, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import styles from './Avatar.module.css';
import { initialsOf, shadeOf } from './initials';
import { photosOf } from './photos';

interface AvatarProps {
  tenantId: string;
  row: number;
  /** What people are called, for the initials. */
  name: string;
  /** Names the picture; null: there is none. */
  photo: string | null;
  /** Across, in CSS pixels. */
  size: number;
}

/** The picture of a person, or initials; beside the name, which says who it is. */
export function Avatar({ tenantId, row, name, photo, size }: AvatarProps) {
  const { large } = photosOf(tenantId);
  const read = useCallback(() => (photo === null ? null : large.find(photo, row)), [large, photo, row]);
  const found = useSyncExternalStore(large.subscribe, read);
  // The picture before stays until the next one is here.
  const shown = useRef<ImageBitmap | null>(null);
  if (found !== undefined) shown.current = found;
  const picture = shown.current;
  const initials = initialsOf(name);
  const style = { '--size': `${size}px`, '--shade': `var(--avatar-${shadeOf(row)})` } as CSSProperties;
  return (
    <span className={styles.avatar} style={style} aria-hidden data-testid="avatar" data-photo={picture !== null}>
      {picture ? <Picture picture={picture} /> : initials || <UserRound />}
    </span>
  );
}

function Picture({ picture }: { picture: ImageBitmap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    context?.clearRect(0, 0, picture.width, picture.height);
    context?.drawImage(picture, 0, 0);
  }, [picture]);
  return <canvas ref={canvas} width={picture.width} height={picture.height} />;
}
