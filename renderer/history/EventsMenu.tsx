import { ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { HistoryEvent } from '../../preload/contract';
import { Button } from '../ui/Button';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../ui/Menu';

interface EventsMenuProps {
  /** Empty for all. */
  events: readonly HistoryEvent[];
  choose(events: HistoryEvent[]): void;
}

/** Which kinds of lines are listed. */
export function EventsMenu({ events, choose }: EventsMenuProps) {
  const { t } = useTranslation();
  const [only] = events;
  const label =
    only === undefined
      ? t('history.events.all')
      : events.length === 1
        ? t(`event.${only}`)
        : t('history.events.some', { count: events.length });
  return (
    <Menu
      label={t('history.events')}
      trigger={
        <Button icon={<ListFilter aria-hidden />} data-testid="history-events">
          {label}
        </Button>
      }
    >
      {HistoryEvent.options.map((event) => (
        <MenuCheck
          key={event}
          checked={events.includes(event)}
          onChange={(isIn) => choose(isIn ? [...events, event] : events.filter((one) => one !== event))}
        >
          {t(`event.${event}`)}
        </MenuCheck>
      ))}
      <MenuLine />
      <MenuItem onChoose={() => choose([])}>{t('history.events.all')}</MenuItem>
    </Menu>
  );
}
