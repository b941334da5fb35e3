import { ClipboardCheck, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../state/toasts';
import { Button } from '../ui/Button';
import { DialogButtons } from '../ui/Dialog';
import forms from '../ui/form.module.css';
import styles from './ShownSecret.module.css';

interface ShownSecretProps {
  /** Null: it was made, and the answer that told it was lost. */
  secret: string | null;
  close(): void;
}

/** Shows a key for the only time, to be copied; it leaves the page with the dialog. */
export function ShownSecret({ secret, close }: ShownSecretProps) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  const key = useRef<HTMLInputElement>(null);

  useEffect(() => key.current?.focus(), []);

  function copy(text: string) {
    navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      // The window may have lost the focus; the key still stands there to be copied by hand.
      () => showProblem(t('keys.copy.denied')),
    );
  }

  if (secret === null) {
    return (
      <div className={forms.form}>
        <p className={forms.warning}>{t('keys.new.lost')}</p>
        <DialogButtons>
          <Button look="primary" onClick={close} data-first>
            {t('dialog.close')}
          </Button>
        </DialogButtons>
      </div>
    );
  }
  return (
    <div className={forms.form}>
      <p className={forms.warning}>{t('keys.new.once')}</p>
      <div className={styles.line}>
        <input
          ref={key}
          className={styles.key}
          value={secret}
          readOnly
          aria-label={t('keys.new.label')}
          spellCheck={false}
          onFocus={(event) => event.target.select()}
          data-testid="secret-value"
        />
        <Button
          look="primary"
          icon={isCopied ? <ClipboardCheck aria-hidden /> : <Copy aria-hidden />}
          onClick={() => copy(secret)}
          data-testid="secret-copy"
        >
          {t(isCopied ? 'keys.copied' : 'keys.copy')}
        </Button>
      </div>
      <p className="visually-hidden" role="status">
        {isCopied && t('keys.copied')}
      </p>
      <DialogButtons>
        <Button onClick={close} data-testid="secret-done">
          {t('keys.done')}
        </Button>
      </DialogButtons>
    </div>
  );
}
