import { Camera, ImagePlus, Trash2 } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import type { Column, Person } from '../../../preload/contract';
import { Avatar } from '../../avatar/Avatar';
import { nameForInitials } from '../../avatar/initials';
import { tenantAction } from '../../i18n/tenantWords';
import { reportFault, showFailure } from '../../state/toasts';
import { Menu, MenuItem } from '../../ui/Menu';
import { ReasonedButton } from '../../ui/ReasonedButton';
import { offerFor, type Standing } from '../offers';
import { readColumn } from '../sections';
import type { PersonSpeech } from '../usePersonSpeech';
import { givePhoto } from './givePhoto';
import styles from './PersonPhoto.module.css';
import { PhotoDialog } from './PhotoDialog';

interface PersonPhotoProps {
  tenantId: string;
  person: Person;
  columns: readonly Column[];
  standing: Standing | null;
  speech: PersonSpeech;
}

const size = 64;

/** The picture of a person; where the tenant lets it be changed, with what changes it. */
export function PersonPhoto({ tenantId, person, columns, standing, speech }: PersonPhotoProps) {
  const { t, reason } = speech;
  const [asked, setAsked] = useState<{ file: File | null } | null>(null);
  const [isOver, setIsOver] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const photo = standing && offerFor('photo', standing);
  const removal = standing && offerFor('photoRemoval', standing);
  const named = nameForInitials((key) => String(readColumn(columns, person.row, (known) => known === key) ?? ''));
  const avatar = <Avatar tenantId={tenantId} row={person.row.id} name={named} photo={person.row.photo} size={size} />;
  if (!photo) return avatar;

  const why = photo.why && reason(photo.why);
  const label = tenantAction(t, photo.action.id);
  const choose = (file: File | null) => setAsked({ file });
  const canRemove = person.hasPhoto && removal !== null;
  const button = (
    <ReasonedButton
      ref={change}
      className={styles.change}
      icon={<Camera aria-hidden />}
      why={why}
      aria-label={label}
      title={label}
      {...(canRemove && why === null ? {} : { onClick: () => choose(null) })}
      data-testid="photo-change"
    />
  );

  function hearDrag(event: DragEvent, entered: boolean) {
    if (why !== null || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(entered);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (why === null && file) choose(file);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a short cut for the button
    <div
      className={styles.photo}
      data-over={isOver}
      onDragEnter={(event) => hearDrag(event, true)}
      onDragOver={(event) => hearDrag(event, true)}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      data-testid="person-photo"
      data-has-photo={person.hasPhoto}
    >
      {avatar}
      {canRemove && why === null ? (
        <Menu trigger={button} label={label}>
          <MenuItem icon={<ImagePlus />} onChoose={() => choose(null)} testId="photo-choose">
            {t('photo.choose')}
          </MenuItem>
          <MenuItem
            icon={<Trash2 />}
            why={removal?.why ? reason(removal.why) : null}
            onChoose={() => {
              if (!removal) return;
              givePhoto(tenantId, person, removal.action, {}).then(
                (failure) => failure && showFailure(failure),
                reportFault,
              );
            }}
            testId="photo-remove"
          >
            {t('photo.remove')}
          </MenuItem>
        </Menu>
      ) : (
        button
      )}
      {asked && (
        <PhotoDialog
          tenantId={tenantId}
          person={person}
          action={photo.action}
          first={asked.file}
          speech={speech}
          returnTo={change}
          close={() => setAsked(null)}
        />
      )}
    </div>
  );
}
