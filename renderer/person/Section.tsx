import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { create } from 'zustand';
import styles from './Section.module.css';

export type SectionName = 'profile' | 'access' | 'modules' | 'groups' | 'keys' | 'account' | 'history';

/** Sections that the admin has closed stay closed for everybody. */
const useClosed = create<{ closed: ReadonlySet<SectionName> }>()(() => ({ closed: new Set() }));

function toggle(name: SectionName) {
  useClosed.setState(({ closed }) => {
    const next = new Set(closed);
    if (!next.delete(name)) next.add(name);
    return { closed: next };
  });
}

interface SectionProps {
  name: SectionName;
  title: string;
  /** Beside the title. */
  note?: ReactNode;
  children: ReactNode;
}

/** A part of what is known of a person, under a heading that opens and closes it. */
export function Section({ name, title, note, children }: SectionProps) {
  const id = useId();
  const isOpen = useClosed(({ closed }) => !closed.has(name));
  return (
    <section className={styles.section} aria-labelledby={id} data-testid={`person-section-${name}`}>
      <h3 className={styles.heading}>
        <button type="button" id={id} className={styles.title} aria-expanded={isOpen} onClick={() => toggle(name)}>
          <ChevronDown aria-hidden />
          {title}
        </button>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </h3>
      {isOpen && <div className={styles.content}>{children}</div>}
    </section>
  );
}
