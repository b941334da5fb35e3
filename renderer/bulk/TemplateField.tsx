import { Braces, Wand2 } from 'lucide-react';
import { useId, useRef } from 'react';
import { columnLabel } from '../i18n/columnLabel';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import fields from '../ui/FormField.module.css';
import { Menu, MenuHeading, MenuItem } from '../ui/Menu';
import styles from './BulkDialog.module.css';
import type { FieldsProps } from './fields';
import { usePreviewing } from './previewing';
import { RuleText } from './RuleText';
import { type Edited, insertAttribute, insertStep, templateSteps } from './steps';

const example = '{name.givenName|lower}.{name.familyName|lower}@acme.com';

/** Text that is filled in from each person, with menus that put its pieces in. */
export function TemplateField({ draft, change, speech }: FieldsProps) {
  const { t } = speech;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** Where the cursor is to stand once the menu has closed. */
  const next = useRef<number | null>(null);
  const problem = usePreviewing(({ seen, looked }) => (looked === null ? (seen?.problem ?? null) : null));
  // What can be read need not be what can be edited.
  const attributes = useUsers((state) => state.columns);
  const { template } = draft;
  const cursor = () => {
    const { selectionStart, selectionEnd } = input.current ?? {};
    return { from: selectionStart ?? template.length, to: selectionEnd ?? template.length };
  };

  function put(edited: Edited | null) {
    if (!edited) return;
    change({ template: edited.text });
    next.current = edited.cursor;
  }

  /** What was put in is gone on with, behind it. */
  function goOn(event: Event) {
    if (next.current === null) return;
    event.preventDefault();
    input.current?.focus();
    input.current?.setSelectionRange(next.current, next.current);
    next.current = null;
  }

  const hasPlace = template.includes('}');
  return (
    <div className={styles.template}>
      <RuleText
        ref={input}
        id={id}
        label={t('bulk.template')}
        value={template}
        problem={template === '' ? null : problem}
        maxLength={2_000}
        placeholder={example}
        onChange={({ target }) => change({ template: target.value })}
        data-begin
        data-testid="bulk-template"
      />
      <div className={styles.beside}>
        <Menu
          label={t('bulk.attribute')}
          onClosed={goOn}
          trigger={
            <Button icon={<Braces aria-hidden />} data-testid="bulk-attribute">
              {t('bulk.attribute')}
            </Button>
          }
        >
          {attributes.map((column) => (
            <MenuItem
              key={column.key}
              testId={`bulk-attribute-${column.key}`}
              onChoose={() => {
                const { from, to } = cursor();
                put(insertAttribute(template, from, to, column.key));
              }}
            >
              {columnLabel(t, column)}
            </MenuItem>
          ))}
        </Menu>
        <Menu
          label={t('bulk.step')}
          onClosed={goOn}
          trigger={
            <Button icon={<Wand2 aria-hidden />} data-testid="bulk-step">
              {t('bulk.step')}
            </Button>
          }
        >
          {!hasPlace && <MenuHeading>{t('bulk.step.first')}</MenuHeading>}
          {templateSteps.map(({ name, text }) => (
            <MenuItem
              key={name}
              note={<code>{text}</code>}
              why={hasPlace ? null : t('bulk.step.first')}
              isWhyTold
              testId={`bulk-step-${name}`}
              onChoose={() => put(insertStep(template, cursor().from, text))}
            >
              {t(`bulk.step.${name}`)}
            </MenuItem>
          ))}
        </Menu>
        <span className={fields.hint}>{t('bulk.template.hint')}</span>
      </div>
    </div>
  );
}
