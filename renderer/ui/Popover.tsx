import { Popover as Radix } from 'radix-ui';
import { type ReactNode, type RefObject, useRef } from 'react';
import { focusFirst, giveFocusBack } from './Dialog';
import styles from './Popover.module.css';

interface PopoverProps {
  label: string;
  /** The button that it hangs on, and that opens it. */
  trigger: ReactNode;
  isOpen: boolean;
  onOpen(): void;
  onClose(): void;
  /** Escape was pressed: whoever prevents its default keeps it open. */
  onEscape?(event: KeyboardEvent): void;
  /** It has closed, and the keyboard is back where it was. */
  onClosed?(): void;
  /** What had the keyboard before, where it is not what has it when this opens. */
  cameFrom?: Element | null;
  /** What gets the keyboard afterwards, if it is still there. */
  goesTo?: RefObject<HTMLElement | null>;
  /** For what needs the width of a sentence or two. */
  isWide?: boolean;
  testId: string;
  children: ReactNode;
}

/** Something to fill in beside the button that it belongs to; everything around it stays in reach. */
export function Popover(props: PopoverProps) {
  const { label, trigger, isOpen, onOpen, onClose, onEscape, onClosed, isWide = false, testId, children } = props;
  const cameFrom = useRef<Element | null>(null);
  const isElsewhere = useRef(false);
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => (open ? onOpen() : onClose())}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.popover}
          data-wide={isWide}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          data-testid={testId}
          onOpenAutoFocus={(event) => {
            isElsewhere.current = false;
            cameFrom.current = props.cameFrom ?? document.activeElement;
            focusFirst(event);
          }}
          // Whoever presses something else, or goes there, means that.
          onInteractOutside={() => {
            isElsewhere.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!isElsewhere.current) giveFocusBack(props.goesTo?.current ?? cameFrom.current);
            onClosed?.();
          }}
          {...(onEscape ? { onEscapeKeyDown: onEscape } : {})}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
