import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

interface TabsProps<Value extends string> {
  label: string;
  value: Value;
  tabs: readonly { value: Value; label: string; testId: string }[];
  change(value: Value): void;
  /** Holds a `TabPanel` for each of them. */
  children: ReactNode;
}

/** Several ways to do one thing, of which one is shown. */
export function Tabs<Value extends string>({ label, value, tabs, change, children }: TabsProps<Value>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => change(next as Value)}>
      <Radix.List className={styles.tabs} aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} className={styles.tab} value={tab.value} data-testid={tab.testId}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  );
}

/** What is shown while its tab is chosen. */
export function TabPanel({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Radix.Content className={styles.panel} value={value} tabIndex={-1}>
      {children}
    </Radix.Content>
  );
}
