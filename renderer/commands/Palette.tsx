import { Check, Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commandGroups } from '../../preload/contract';
import type { Offer } from '../selection/offers';
import { closeDialog } from '../state/dialogs';
import { reportFault } from '../state/toasts';
import { giveFocusBack } from '../ui/Dialog';

import { type Entry, paletteEntries } from './entries';
import { Keys } from './Keys';
import { ariaKeys } from './keyText';
import styles from './Palette.module.css';
import { recentCommands, rememberCommand } from './recent';
import { paletteSections } from './sections';
import { useSituation } from './situation';

/** As many lines as PageUp and PageDown go over. */
const page = 8;

/** Every command, found by a few letters of it. */
export function Palette({ offers }: { offers: readonly Offer[] }) {
  const { t } = useTranslation();
  const situation = useSituation();
  const [typed, setTyped] = useState('');
  /** Null until one has moved. */
  const [moved, setMoved] = useState<number | null>(null);
  const [recent] = useState(() => recentCommands());
  const cameFrom = useRef<Element | null>(null);
  const chosen = useRef<Entry | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  const headings = Object.fromEntries(commandGroups.map((group) => [group, t(`palette.group.${group}`)] as const));
  const words = headings as Record<(typeof commandGroups)[number], string>;
  const sections = paletteSections(paletteEntries(situation, offers), typed, recent, words);
  const lines = sections.flatMap(({ entries }) => entries);
  // What was looked for is meant, even where it cannot be done.
  const first = typed === '' ? lines.findIndex(({ why }) => why === null) : 0;
  const active = Math.min(moved ?? Math.max(0, first), lines.length - 1);

  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function choose(entry: Entry | undefined) {
    if (!entry || entry.why !== null) return;
    rememberCommand(entry.id);
    chosen.current = entry;
    closeDialog();
  }

  /** First the keyboard goes back to where it was: what is done may mean that place. */
  function leave(event: Event) {
    event.preventDefault();
    giveFocusBack(cameFrom.current);
    Promise.resolve(chosen.current?.run()).catch(reportFault);
  }

  function press(event: KeyboardEvent) {
    const last = lines.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: active === last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(last, active + page),
      PageUp: Math.max(0, active - page),
    };
    const target = targets[event.key];
    if (target !== undefined) {
      setMoved(target);
      // The very first lines have their heading above them.
      if (target === 0) list.current?.scrollTo({ top: 0 });
    } else if (event.key === 'Enter') choose(lines[active]);
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) closeDialog();
    else return;
    event.preventDefault();
  }

  let index = -1;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.scrim} />
        <Dialog.Content
          className={styles.palette}
          aria-describedby={undefined}
          data-testid="palette"
          onOpenAutoFocus={() => {
            cameFrom.current = document.activeElement;
          }}
          onCloseAutoFocus={leave}
        >
          <Dialog.Title className="visually-hidden">{t('palette.title')}</Dialog.Title>
          <div className={styles.top}>
            <Search aria-hidden />
            <input
              className={styles.input}
              value={typed}
              role="combobox"
              aria-expanded="true"
              aria-autocomplete="list"
              aria-controls={`${id}-list`}
              aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
              aria-label={t('palette.title')}
              placeholder={t('palette.placeholder')}
              spellCheck={false}
              autoComplete="off"
              data-testid="palette-input"
              onChange={({ target }) => {
                setTyped(target.value);
                setMoved(null);
                list.current?.scrollTo({ top: 0 });
              }}
              onKeyDown={press}
            />
          </div>
          <div ref={list} id={`${id}-list`} className={styles.list} role="listbox" aria-label={t('palette.title')}>
            {sections.map(({ heading, entries }) => (
              // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
              <div key={heading} role="group" aria-label={heading ? t(`palette.group.${heading}`) : t('palette.found')}>
                {heading && (
                  <div className={styles.heading} aria-hidden>
                    {t(`palette.group.${heading}`)}
                  </div>
                )}
                {entries.map((entry) => {
                  index += 1;
                  const position = index;
                  return (
                    <Line
                      key={entry.id}
                      id={`${id}-${position}`}
                      entry={entry}
                      index={position}
                      isActive={position === active}
                      // Where lines of several groups stand together, each says what it is about.
                      about={heading === null || heading === 'recent' ? words[entry.group] : null}
                      point={() => setMoved(position)}
                      choose={() => choose(entry)}
                    />
                  );
                })}
              </div>
            ))}
            {lines.length === 0 && <p className={styles.nothing}>{t('palette.nothing')}</p>}
          </div>
          <p className="visually-hidden" role="status">
            {typed !== '' && t('palette.count', { count: lines.length })}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface LineProps {
  id: string;
  entry: Entry;
  index: number;
  isActive: boolean;
  about: string | null;
  point(): void;
  choose(): void;
}

function Line({ id, entry, index, isActive, about, point, choose }: LineProps) {
  const { t } = useTranslation();
  const { name, note, keys, why, isOn } = entry;
  const aside = useMemo(() => [about, note].filter((text) => text !== null).join(' · '), [about, note]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the text box, as a combobox has it
    <div
      id={id}
      className={styles.line}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={why !== null}
      aria-keyshortcuts={keys === null ? undefined : ariaKeys(keys)}
      data-index={index}
      data-testid={`palette-${entry.id}`}
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={() => isActive || point()}
      onClick={choose}
    >
      <span className={styles.mark}>{isOn && <Check aria-label={t('palette.on')} />}</span>
      <span className={styles.texts}>
        <span className={styles.name}>{name}</span>
        {why !== null && <span className={styles.why}>{why}</span>}
      </span>
      {aside !== '' && <span className={styles.note}>{aside}</span>}
      {keys !== null && <Keys keys={keys} />}
    </div>
  );
}
