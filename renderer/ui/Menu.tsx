/** Menus that drop down from a button: the accessible library's, in this window's looks. */
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import styles from './Menu.module.css';

interface MenuProps {
  trigger: ReactNode;
  label: string;
  align?: 'start' | 'end';
  side?: 'bottom' | 'top';
  onOpen?(): void;
  /** It has closed: whoever prevents the default gives the keyboard to something else than the button. */
  onClosed?(event: Event): void;
  children: ReactNode;
}

export function Menu({ trigger, label, align = 'start', side = 'bottom', onOpen, onClosed, children }: MenuProps) {
  return (
    <DropdownMenu.Root onOpenChange={(open) => open && onOpen?.()}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <MenuContent label={label} align={align} side={side} {...(onClosed ? { onCloseAutoFocus: onClosed } : {})}>
        {children}
      </MenuContent>
    </DropdownMenu.Root>
  );
}

interface ContentProps extends ComponentProps<typeof DropdownMenu.Content> {
  label: string;
}

/** What drops down. */
export function MenuContent({ label, children, ...rest }: ContentProps) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        className={styles.menu}
        align="start"
        sideOffset={4}
        collisionPadding={8}
        aria-label={label}
        {...rest}
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className={styles.heading}>{children}</DropdownMenu.Label>;
}

/** Something to be read among the entries. */
export function MenuNote({ children }: { children: ReactNode }) {
  return <div className={styles.words}>{children}</div>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className={styles.line} />;
}

interface ItemProps {
  icon?: ReactNode;
  note?: ReactNode;
  disabled?: boolean;
  children: ReactNode;
}

interface ChoiceProps extends ItemProps {
  /** Why it cannot be chosen: it can still be reached, and says so. */
  why?: string | null;
  /** The same is said elsewhere for those who see it. */
  isWhyTold?: boolean;
  testId?: string;
  onChoose(): void;
}

export function MenuItem(props: ChoiceProps) {
  const { icon, note, disabled = false, why = null, isWhyTold = false, testId, onChoose, children } = props;
  return (
    <DropdownMenu.Item
      className={styles.item}
      disabled={disabled}
      aria-disabled={disabled || why !== null}
      data-idle={why !== null}
      data-testid={testId}
      onSelect={(event) => (why === null ? onChoose() : event.preventDefault())}
    >
      <span className={styles.mark}>{icon}</span>
      <span className={styles.text}>
        {children}
        {why !== null && <span className={isWhyTold ? 'visually-hidden' : styles.why}>{why}</span>}
      </span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </DropdownMenu.Item>
  );
}

interface CheckProps extends ItemProps {
  checked: boolean;
  onChange(checked: boolean): void;
}

/** An entry that is on or off; the menu stays open, because one rarely changes only one. */
export function MenuCheck({ checked, disabled = false, onChange, children }: CheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      className={styles.item}
      checked={checked}
      disabled={disabled}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <Mark />
      <span className={styles.text}>{children}</span>
    </DropdownMenu.CheckboxItem>
  );
}

export function MenuRadios<T extends string>({
  value,
  onChange,
  children,
}: {
  value: T;
  onChange(value: T): void;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
      {children}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuRadio({ value, note, children }: ItemProps & { value: string }) {
  return (
    <DropdownMenu.RadioItem className={styles.item} value={value}>
      <Mark />
      <span className={styles.text}>{children}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </DropdownMenu.RadioItem>
  );
}

function Mark() {
  return (
    <span className={styles.mark}>
      <DropdownMenu.ItemIndicator>
        <Check size={14} aria-hidden />
      </DropdownMenu.ItemIndicator>
    </span>
  );
}
