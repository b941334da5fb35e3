/** Words that people read stand in the catalogues (`i18n/`, `main/words.ts`): these tests find those that do not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Attributes whose texts nobody reads: of elements, of our own components, and of the grid. */
const technical = [
  /^(className|key|id|htmlFor|type|role|name|value|dir|href|rel|target|inputMode|autoComplete|accept|scope|data-.*)$/,
  /^aria-(hidden|live|relevant|current|autocomplete|expanded|haspopup|controls|describedby|labelledby|sort)$/,
  /^(look|tone|side|align|click|state|kind|take|code|verdict|testId)$/,
  /^((range|column|row)Select\w*|\w+Blending|cellActivationBehavior|spanRangeBehavior|allowedFillDirections)$/,
];
/** What these functions are given is shown to people. */
const telling = /^(showDone|showProblem|setTitle)$/;
/** What the desktop process hands to the system's menus, dialogs and notices. */
const shown = /^(label|title|body|message|detail|buttonLabel|toolTip|sublabel|applicationName|copyright|credits)$/;

const isWords = (text: string) => /\p{L}{2}/u.test(text) && !/^(https?:\/\/|[a-z]+:[a-z/])/.test(text.trim());

/** The text of a literal, without what is filled in; null for anything else. */
function literalText(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ');
}

/** Operators that may come to either of their operands. */
const either = new Set([ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.PlusToken]);

/** The literals that an expression may come to: of a choice, each of its branches. */
function literals(node: ts.Node): string[] {
  if (ts.isParenthesizedExpression(node)) return literals(node.expression);
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node;
    if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return literals(right);
    return either.has(operatorToken.kind) ? [...literals(left), ...literals(right)] : [];
  }
  const text = literalText(node);
  return text === null ? [] : [text];
}

/** Words in the source of a component, or of what it calls, that are in no catalogue. */
function strayWords(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, texts: readonly string[]) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    for (const text of texts.filter(isWords)) found.push(`${file}:${line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, [node.text]);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
      note(node, literals(node.expression));
    }
    if (ts.isJsxAttribute(node) && node.initializer && !technical.some((names) => names.test(node.name.getText()))) {
      const { initializer } = node;
      const value = ts.isJsxExpression(initializer) ? initializer.expression : initializer;
      if (value) note(node, literals(value));
    }
    if (ts.isCallExpression(node) && telling.test(node.expression.getText()))
      note(node, node.arguments.flatMap(literals));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Words that a file of the desktop process hands to the system. */
function strayLabels(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && shown.test(node.name.getText())) {
      const words = literals(node.initializer).filter((text) => isWords(text) && text !== 'Muster');
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      for (const text of words) found.push(`${file}:${line + 1} ${text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const inFiles = (files: Iterable<string>, find: (file: string, source: string) => string[]) =>
  [...files].flatMap((path) => find(relative(root, path), readFileSync(path, 'utf8')));

describe('words outside the catalogues', () => {
  it('are none in the window', () => {
    expect(inFiles(sources(import.meta.dirname), strayWords)).toEqual([]);
  });

  it('are none in the menus, dialogs and notices of the desktop process', () => {
    const files = readdirSync(join(root, 'main'))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'words.ts')
      .map((name) => join(root, 'main', name));
    expect(inFiles(files, strayLabels)).toEqual([]);
  });

  it.each([
    ['<p>Hello</p>', 'Hello'],
    ["<p>{'Hello'}</p>", 'Hello'],
    ['<p>{busy ? `Wait` : null}</p>', 'Wait'],
    ['<input placeholder="Your name" />', 'Your name'],
    ["<Button title={why ?? 'Press'} />", 'Press'],
    ["showDone('Saved')", 'Saved'],
  ])('would be found in %s', (source, words) => {
    expect(strayWords('a.tsx', source)).toEqual([`a.tsx:1 ${words}`]);
  });

  it('are not what nobody reads', () => {
    const source = `<a className="link big" data-testid="the-link" href="x y" placeholder="https://acme.example">{t('a.b')} · {1}</a>`;
    expect(strayWords('a.tsx', source)).toEqual([]);
    expect(strayLabels('m.ts', "menu({ label: word.file, title: 'Muster', role: 'quit' })")).toEqual([]);
    expect(strayLabels('m.ts', "menu({ label: 'File' })")).toEqual(['m.ts:1 File']);
  });
});
