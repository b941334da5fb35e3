import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { failureText } from '../i18n/failureText';
import { localText } from '../i18n/localText';
import { FormField } from '../ui/FormField';

interface ActionInputFieldProps {
  input: ActionInput;
  value: string | boolean;
  failure: Failure | null;
  enter(value: string | boolean): void;
}

/** Something that an action of the tenant wants to know. */
export function ActionInputField({ input, value, failure, enter }: ActionInputFieldProps) {
  const { t, i18n } = useTranslation();
  const words = failure && failureText(t, failure);
  return (
    <FormField
      label={localText(input.names, i18n.language, input.name)}
      value={input.type === 'boolean' ? value === true : String(value)}
      change={enter}
      choices={input.choices?.map((choice) => ({ value: choice, label: choice })) ?? null}
      isRequired={input.required && input.type !== 'boolean'}
      problem={words && `${words.what} ${words.remedy}`}
      testId={`action-input-${input.name}`}
    />
  );
}
