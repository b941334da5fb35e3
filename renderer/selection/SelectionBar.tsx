import { Ellipsis, X } from 'lucide-react';
import { Toolbar } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Menu, MenuItem } from '../ui/Menu';
import { ReasonedButton } from '../ui/ReasonedButton';
import { carryOut } from './deeds';
import { fitting } from './fit';
import { OfferIcon } from './OfferIcon';
import type { Offer } from './offers';
import styles from './SelectionBar.module.css';
import { selectedRows, selectNobody, usePeople } from './selectedPeople';
import { useOffers } from './useOffers';
import { focusList, usePanes } from './usePanes';

/** Beside the buttons (px): how many are selected, the cross, Delete, and the distances. */
const besides = 290;
const menuWidth = 96;

/** What can be done to the selected people, and to how many of them. */
export function SelectionBar({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const count = usePeople((people) => people.count);
  const rows = usePeople((people) => people.rows);
  const offers = useOffers(tenant.id, rows);
  const bar = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [busy, setBusy] = useState(false);
  usePanes(bar);
  useEffect(() => {
    if (!bar.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(bar.current);
    return () => observer.disconnect();
  }, []);

  const deletion = offers.find(({ id }) => id === 'delete');
  const others = offers.filter((offer) => offer !== deletion);
  const shown = fitting(others, width - besides, menuWidth);
  const hidden = others.slice(shown.length);

  async function run({ deed }: Offer) {
    setBusy(true);
    try {
      const people = await selectedRows();
      if (people) await carryOut(tenant.id, deed, people);
    } finally {
      setBusy(false);
    }
  }
  const press = (offer: Offer) => () => run(offer).catch(reportFault);

  const button = (offer: Offer) => (
    <Toolbar.Button key={offer.id} asChild>
      <ReasonedButton
        why={busy ? t('people.working') : offer.why}
        look={offer.id === 'delete' ? 'danger' : 'plain'}
        icon={<OfferIcon deed={offer.deed} />}
        title={offer.hint ?? undefined}
        onClick={press(offer)}
        data-testid={`people-${offer.id}`}
      >
        {offer.name}
        {offer.applies !== null && offer.applies !== count && offer.why === null && (
          <span className={styles.applies}>{number(offer.applies)}</span>
        )}
      </ReasonedButton>
    </Toolbar.Button>
  );

  return (
    <Toolbar.Root ref={bar} className={styles.bar} aria-label={t('people.bar')} data-testid="selection-bar">
      <span className={styles.count} role="status" data-testid="selection-count">
        {busy ? t('people.working') : t('people.selected', { count })}
      </span>
      <Toolbar.Button asChild>
        <Button
          look="quiet"
          icon={<X aria-hidden />}
          aria-label={t('command.select-nobody')}
          onClick={() => {
            selectNobody();
            // The bar goes with the selection, and the keyboard back to the list.
            focusList();
          }}
          data-testid="selection-clear"
        />
      </Toolbar.Button>
      {shown.map(button)}
      {hidden.length > 0 && (
        <Menu
          label={t('people.more')}
          side="top"
          trigger={
            <Toolbar.Button asChild>
              <Button icon={<Ellipsis aria-hidden />} data-testid="people-more">
                {t('people.more')}
              </Button>
            </Toolbar.Button>
          }
        >
          {hidden.map((offer) => (
            <MenuItem
              key={offer.id}
              icon={<OfferIcon deed={offer.deed} />}
              note={offer.applies === null || offer.why !== null ? undefined : number(offer.applies)}
              why={offer.why}
              testId={`people-${offer.id}`}
              onChoose={press(offer)}
            >
              {offer.name}
            </MenuItem>
          ))}
        </Menu>
      )}
      <span className={styles.space} />
      {deletion && button(deletion)}
    </Toolbar.Root>
  );
}
