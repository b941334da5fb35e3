import { ImagePlus } from 'lucide-react';
import { type ChangeEvent, type DragEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Person, TenantAction } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import { tenantAction } from '../../i18n/tenantWords';
import { reportFault } from '../../state/toasts';
import { Button } from '../../ui/Button';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { FailureBox } from '../../ui/FailureBox';
import forms from '../../ui/form.module.css';
import { Progress } from '../../ui/Progress';
import type { PersonSpeech } from '../usePersonSpeech';
import { CropFrame } from './CropFrame';
import { type Crop, firstCrop } from './crop';
import { givePhoto } from './givePhoto';
import { imageKinds } from './imageHeader';
import styles from './PhotoDialog.module.css';
import { type PhotoWork, startPhotoWork } from './photoWork';

interface PhotoDialogProps {
  tenantId: string;
  person: Person;
  action: TenantAction;
  /** A file that was dropped already. */
  first: File | null;
  speech: PersonSpeech;
  /** What has the keyboard afterwards. */
  returnTo: RefObject<HTMLElement | null>;
  close(): void;
}

/** Chooses a file, cuts a square out of it, and queues it as the person's picture. */
export function PhotoDialog({ tenantId, person, action, first, speech, returnTo, close }: PhotoDialogProps) {
  const { t } = speech;
  const work = useRef<PhotoWork | null>(null);
  const [stage, setStage] = useState<'choose' | 'reading' | 'crop' | 'saving'>(first ? 'reading' : 'choose');
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [crop, setCrop] = useState<Crop | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const input = action.inputs.find(({ type }) => type === 'binary');

  async function open(file: File) {
    setFailure(null);
    setStage('reading');
    const opened = await work.current?.open({ file });
    if (!opened) return;
    if (!opened.ok) {
      setFailure(opened.failure);
      setStage('choose');
      return;
    }
    setPicture(opened.value.picture);
    setCrop(firstCrop(opened.value.picture));
    setStage('crop');
  }

  async function save() {
    if (!crop || !input || !work.current) return;
    setFailure(null);
    setStage('saving');
    const { contentTypes, maxSize } = input;
    const cut = await work.current.cut({ crop, contentTypes, maxSize });
    if (!cut.ok) {
      setFailure(cut.failure);
      return setStage('crop');
    }
    const refused = await givePhoto(tenantId, person, action, { [input.name]: cut.value });
    if (refused === null) return close();
    setFailure(refused);
    setStage('crop');
  }

  // The worker ends with the dialog, and whatever it was at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dropped file is opened once
  useEffect(() => {
    const started = startPhotoWork();
    work.current = started;
    if (first) open(first).catch(reportFault);
    return () => {
      work.current = null;
      started.end();
    };
  }, []);
  useEffect(() => () => picture?.close(), [picture]);

  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) open(file).catch(reportFault);
  };
  return (
    <Dialog
      title={t('photo.title', { action: tenantAction(t, action.id), person: person.name })}
      returnTo={returnTo}
      onClose={close}
    >
      <div className={forms.form} data-testid="photo-dialog" data-stage={stage}>
        {picture && crop && (stage === 'crop' || stage === 'saving') ? (
          <CropFrame picture={picture} crop={crop} change={setCrop} />
        ) : (
          <DropZone isReading={stage === 'reading'} speech={speech} take={take} />
        )}
        {failure && <FailureBox failure={failure} />}
        <DialogButtons>
          {stage === 'crop' && <ChooseAgain speech={speech} take={take} />}
          <span className={styles.space} />
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <Button
            look="primary"
            disabled={stage !== 'crop'}
            onClick={() => void save().catch(reportFault)}
            data-testid="photo-save"
          >
            {t('photo.save')}
          </Button>
        </DialogButtons>
      </div>
    </Dialog>
  );
}

interface TakeProps {
  speech: PersonSpeech;
  take(files: FileList | null): void;
}

const accept = 'image/jpeg,image/png,image/webp,image/gif';

function hearChoice(take: TakeProps['take']) {
  return ({ target }: ChangeEvent<HTMLInputElement>) => {
    take(target.files);
    // The same file may be chosen once more.
    target.value = '';
  };
}

function DropZone({ isReading, speech: { t }, take }: TakeProps & { isReading: boolean }) {
  const [isOver, setIsOver] = useState(false);
  function hearDrag(event: DragEvent) {
    event.preventDefault();
    setIsOver(true);
  }
  return (
    <label
      className={styles.zone}
      data-over={isOver}
      onDragEnter={hearDrag}
      onDragOver={hearDrag}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        disabled={isReading}
        onChange={hearChoice(take)}
        data-testid="photo-file"
      />
      {isReading ? (
        <>
          <span>{t('photo.reading')}</span>
          <Progress label={t('photo.reading')} done={0} total={null} />
        </>
      ) : (
        <>
          <ImagePlus aria-hidden />
          <span className={styles.call}>{t('photo.drop')}</span>
          <span className={styles.kinds}>{t('photo.kinds', { kinds: imageKinds, megabytes: 20 })}</span>
        </>
      )}
    </label>
  );
}

function ChooseAgain({ speech: { t }, take }: TakeProps) {
  return (
    <label className={styles.again}>
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        onChange={hearChoice(take)}
        data-testid="photo-file"
      />
      {t('photo.another')}
    </label>
  );
}
