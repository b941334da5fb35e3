import { Check, Eye, EyeOff, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../preload/contract';
import { localText } from '../i18n/localText';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { keepsRule, type TypedSecret } from './inputRules';
import styles from './SecretField.module.css';

interface SecretFieldProps {
  input: ActionInput;
  typed: TypedSecret;
  userName: string;
  type(typed: TypedSecret): void;
}

/** Asks for a secret, with the tenant's rules ticked off as they are kept. */
export function SecretField({ input, typed, userName, type }: SecretFieldProps) {
  const { t, i18n } = useTranslation();
  const [isShown, setIsShown] = useState(false);
  const id = useId();
  const label = localText(input.names, i18n.language, input.name);
  const isSame = typed.first !== '' && typed.first === typed.second;
  const shared = {
    type: isShown ? 'text' : 'password',
    autoComplete: 'new-password',
    autoCapitalize: 'off',
    'aria-describedby': id,
  };
  const rules = [
    ...input.rules.map((rule) => ({
      key: rule.rule,
      text: t(`rule.${rule.rule}`, { count: rule.value ?? 0 }),
      isKept: typed.first !== '' && keepsRule(rule, typed.first, userName),
    })),
    { key: 'same', text: t('rule.same'), isKept: isSame },
  ];
  return (
    <div className={styles.secret}>
      <div className={styles.first}>
        <Field
          label={label}
          value={typed.first}
          onChange={(event) => type({ ...typed, first: event.target.value })}
          data-testid={`secret-${input.name}`}
          {...shared}
        />
        <Button
          look="quiet"
          className={styles.show}
          icon={isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          aria-label={t('secret.show')}
          aria-pressed={isShown}
          title={t(isShown ? 'secret.hide' : 'secret.show')}
          onClick={() => setIsShown(!isShown)}
          data-testid="secret-show"
        />
      </div>
      <Field
        label={t('secret.again', { name: label })}
        value={typed.second}
        onChange={(event) => type({ ...typed, second: event.target.value })}
        data-testid={`secret-${input.name}-again`}
        {...shared}
      />
      <ul id={id} className={styles.rules} aria-label={t('secret.rules')}>
        {rules.map(({ key, text, isKept }) => (
          <li key={key} data-testid={`rule-${key}`} data-kept={isKept}>
            {isKept ? <Check aria-hidden /> : <X aria-hidden />}
            {text}
            <span className="visually-hidden">{t(isKept ? 'rule.kept' : 'rule.open')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
