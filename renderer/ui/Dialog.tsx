import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import styles from './Dialog.module.css';

interface DialogProps {
  title: string;
  description?: string;
  onClose(): void;
  /** Escape was pressed: whoever prevents its default keeps the dialog open. */
  onEscape?(event: KeyboardEvent): void;
  /** For what does not fit a form's width. */
  isWide?: boolean;
  /** A click beside it does not close it: what it shows cannot be shown again. */
  isSticky?: boolean;
  /** What has the keyboard afterwards, where what had it before is gone by then: an entry of a menu. */
  returnTo?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** What one came to fill in has the focus, else the button that one came for; not the one that closes. */
export function focusFirst(event: Event) {
  const dialog = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
  const first =
    dialog?.querySelector<HTMLElement>('[data-begin]') ??
    dialog?.querySelector<HTMLElement>('input, textarea') ??
    dialog?.querySelector<HTMLElement>('[data-first]');
  if (!first) return;
  event.preventDefault();
  first.focus();
}

/** The keyboard goes back to where it was; where that is gone, to the list. */
export function giveFocusBack(cameFrom: Element | null) {
  const isThere = cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body;
  const target = isThere ? cameFrom : document.querySelector<HTMLElement>('main canvas');
  target?.focus({ preventScroll: true });
}

/** A dialog over the window. It is open for as long as it is rendered. */
export function Dialog({
  title,
  description,
  onClose,
  onEscape,
  isWide = false,
  isSticky = false,
  returnTo,
  children,
}: DialogProps) {
  const { t } = useTranslation();
  const cameFrom = useRef<Element | null>(null);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={styles.dialog}
          data-wide={isWide}
          onOpenAutoFocus={(event) => {
            cameFrom.current = document.activeElement;
            focusFirst(event);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack(returnTo?.current ?? cameFrom.current);
          }}
          onPointerDownOutside={(event) => isSticky && event.preventDefault()}
          {...(onEscape ? { onEscapeKeyDown: onEscape } : {})}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className={styles.header}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              <Button look="quiet" icon={<X aria-hidden />} aria-label={t('dialog.close')} />
            </Radix.Close>
          </header>
          {description && <Radix.Description className={styles.description}>{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons that ends a dialog. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}
