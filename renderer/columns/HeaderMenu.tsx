import type { Rectangle } from '@glideapps/glide-data-grid';
import {
  ArrowDown,
  ArrowLeftToLine,
  ArrowRightToLine,
  ArrowUp,
  EyeOff,
  ListFilter,
  ListPlus,
  type LucideIcon,
  Pin,
  PinOff,
  StretchHorizontal,
  TableColumnsSplit,
  X,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../preload/contract';
import { Keys } from '../commands/Keys';
import { isFilterable, openFilterFor } from '../filter/editing';
import { columnLabel } from '../i18n/columnLabel';

import { focusList } from '../selection/usePanes';
import { changeLayout, changeQuery } from '../state/asking';
import { frozenTo, isShown, moved, withColumns } from '../state/layout';
import { type UserList, useUsers } from '../state/users';
import { MenuContent, MenuHeading, MenuItem, MenuLine } from '../ui/Menu';
import styles from './HeaderMenu.module.css';
import { closeHeaderMenu, useHeaderMenu } from './headerMenu';
import { mostLevels, withLevel, withoutLevel } from './levels';

/** What selects a column from any of its cells. */
const selectingKeys = 'Ctrl+Space';

interface HeaderMenuProps {
  list: UserList;
  /** Where the header of a column is on the screen, by its position; undefined where it is out of sight. */
  headerOf(index: number): Rectangle | undefined;
  fitWidth(index: number): void;
  selectColumn(index: number): void;
}

/** What can be done with a column: at its header, or by the keyboard from any of its cells. */
export function HeaderMenu({ list, ...acts }: HeaderMenuProps) {
  const key = useHeaderMenu((state) => state.column);
  const index = list.columns.findIndex((column) => column.key === key);
  const column = list.columns[index];
  return column ? <OpenMenu key={column.key} list={list} column={column} index={index} {...acts} /> : null;
}

function OpenMenu({
  list,
  column,
  index,
  headerOf,
  fitWidth,
  selectColumn,
}: HeaderMenuProps & { column: Column; index: number }) {
  const { t } = useTranslation();
  const at = useHeaderMenu((state) => state.at);
  const toDo = useRef<(() => void) | null>(null);
  const header = headerOf(index);
  const place = at ?? { x: header?.x ?? 0, y: header ? header.y + header.height : 0 };
  const label = columnLabel(t, column);
  return (
    <DropdownMenu.Root open onOpenChange={(open) => !open && closeHeaderMenu()}>
      <DropdownMenu.Trigger asChild>
        <span className={styles.place} style={{ left: place.x, top: place.y }} />
      </DropdownMenu.Trigger>
      <MenuContent
        label={t('header.label', { column: label })}
        data-testid="header-menu"
        // First the list has the keyboard again: what opens then gives it back there.
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          focusList();
          toDo.current?.();
        }}
      >
        <MenuHeading>{label}</MenuHeading>
        <SortItems column={column.key} />
        {isFilterable(column) && (
          <Entry
            Icon={ListFilter}
            id="filter"
            run={() => {
              toDo.current = () => openFilterFor(column);
            }}
            words={t('header.filter')}
          />
        )}
        <MenuLine />
        {list.face.kind !== 'matrix' && <LayoutItems column={column.key} />}
        {list.face.kind !== 'matrix' && (
          <Entry Icon={StretchHorizontal} id="fit" run={() => fitWidth(index)} words={t('header.fit')} />
        )}
        <Entry
          Icon={TableColumnsSplit}
          id="select"
          run={() => selectColumn(index)}
          words={t('header.select')}
          keys={selectingKeys}
        />
      </MenuContent>
    </DropdownMenu.Root>
  );
}

interface EntryProps {
  Icon: LucideIcon;
  id: string;
  words: string;
  keys?: string;
  disabled?: boolean;
  run(): void;
}

function Entry({ Icon, id, words, keys, disabled = false, run }: EntryProps) {
  return (
    <MenuItem
      icon={<Icon aria-hidden />}
      disabled={disabled}
      testId={`header-${id}`}
      onChoose={run}
      {...(keys === undefined ? {} : { note: <Keys keys={keys} /> })}
    >
      {words}
    </MenuItem>
  );
}

function SortItems({ column }: { column: string }) {
  const { t } = useTranslation();
  const sort = useUsers(({ query }) => query.sort);
  const isSorted = sort.some((by) => by.column === column);
  const sortBy = (direction: 'ascending' | 'descending') => changeQuery({ sort: [{ column, direction }] });
  return (
    <>
      <Entry Icon={ArrowUp} id="ascending" run={() => sortBy('ascending')} words={t('header.ascending')} />
      <Entry Icon={ArrowDown} id="descending" run={() => sortBy('descending')} words={t('header.descending')} />
      {!isSorted && sort.length > 0 && sort.length < mostLevels && (
        <Entry
          Icon={ListPlus}
          id="then"
          run={() => changeQuery({ sort: withLevel(sort, column) })}
          words={t('header.then')}
        />
      )}
      {isSorted && (
        <Entry
          Icon={X}
          id="unsort"
          run={() => changeQuery({ sort: withoutLevel(sort, column) })}
          words={t('header.unsort')}
        />
      )}
    </>
  );
}

/** What the layout knows: a group's own column has its fixed place. */
function LayoutItems({ column }: { column: string }) {
  const { t } = useTranslation();
  const layout = useUsers((state) => state.layout);
  const keys = layout.columns.map(({ key }) => key);
  const place = keys.indexOf(column);
  if (!isShown(layout, column)) return null;
  return (
    <>
      <Entry
        Icon={ArrowLeftToLine}
        id="left"
        disabled={place === 0}
        run={() => changeLayout(moved(layout, column, place - 1))}
        words={t('header.left')}
      />
      <Entry
        Icon={ArrowRightToLine}
        id="right"
        disabled={place === keys.length - 1}
        run={() => changeLayout(moved(layout, column, place + 1))}
        words={t('header.right')}
      />
      <Entry
        Icon={Pin}
        id="freeze"
        disabled={layout.frozen === place + 1}
        run={() => changeLayout(frozenTo(layout, place + 1))}
        words={t('header.freeze')}
      />
      {layout.frozen > 0 && (
        <Entry Icon={PinOff} id="unfreeze" run={() => changeLayout(frozenTo(layout, 0))} words={t('header.unfreeze')} />
      )}
      <Entry
        Icon={EyeOff}
        id="hide"
        disabled={keys.length === 1}
        run={() =>
          changeLayout(
            withColumns(
              layout,
              keys.filter((key) => key !== column),
            ),
          )
        }
        words={t('header.hide')}
      />
    </>
  );
}
