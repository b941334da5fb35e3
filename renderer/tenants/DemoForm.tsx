import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DemoKind } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { closeDialog } from '../state/dialogs';
import { type DemoMaking, makeDemo, useTenants } from '../state/tenants';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { FailureBox } from '../ui/FailureBox';
import forms from '../ui/form.module.css';
import { Progress } from '../ui/Progress';
import styles from './forms.module.css';

const sizes = [1_000, 10_000, 100_000];

/** Chooses a demo tenant and shows how it is made. */
export function DemoForm() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const making = useTenants((state) => state.making);
  const failure = useTenants((state) => state.demoFailure);
  const [kind, setKind] = useState<DemoKind>('trackunit');
  const [users, setUsers] = useState(10_000);
  const id = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const made = await makeDemo(kind, users);
    if (made.ok) closeDialog();
  }

  if (making) return <DemoProgress making={making} />;
  return (
    <form className={forms.form} onSubmit={(event) => void submit(event).catch(reportFault)}>
      <Choices<DemoKind>
        legend={t('demo.kind')}
        choices={DemoKind.options.map((value) => ({
          value,
          name: t(`demo.kind.${value}`),
          note: t(`demo.kind.${value}.text`),
        }))}
        chosen={kind}
        choose={setKind}
        testId="demo-kind"
      />
      <fieldset className={styles.sizes}>
        <legend className={forms.legend}>{t('demo.users')}</legend>
        {sizes.map((size) => (
          <label key={size} className={styles.size}>
            <input
              type="radio"
              name={`${id}-users`}
              value={size}
              checked={size === users}
              onChange={() => setUsers(size)}
              data-testid={`demo-users-${size}`}
            />
            {number(size)}
          </label>
        ))}
      </fieldset>
      {failure && <FailureBox failure={failure} />}
      <div className={styles.end}>
        <Button type="submit" look="primary" data-testid="demo-submit">
          {t('demo.submit')}
        </Button>
      </div>
    </form>
  );
}

function DemoProgress({ making }: { making: DemoMaking }) {
  const { t } = useTranslation();
  const { users, done } = making;
  const label = t('demo.making', { count: users });
  return (
    <div className={styles.making} role="status">
      <p className={styles.makingText}>{label}</p>
      <Progress label={label} done={done} total={done === 0 ? null : users} testId="demo-progress" />
      <p className={styles.makingCount}>{done > 0 ? t('demo.progress', { done, total: users }) : '\u00a0'}</p>
    </div>
  );
}
