import { useEffect, useState } from 'react';
import { FindField } from '../ui/FindField';

/** Typing is followed when it rests for a moment (ms). */
const settles = 200;

interface SettledSearchProps {
  label: string;
  search: string;
  change(search: string): void;
  className?: string | undefined;
  testId: string;
}

/** Words that a list is to hold; Escape takes them back before it leads anywhere. */
export function SettledSearch({ label, search, change, className, testId }: SettledSearchProps) {
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => change(typed), settles);
    return () => clearTimeout(timer);
  }, [typed, search, change]);
  return (
    <FindField
      className={className}
      label={label}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === '') return;
        event.preventDefault();
        event.stopPropagation();
        setTyped('');
      }}
      data-begin
      data-testid={testId}
    />
  );
}
