/** Text that has no room: cut off by what it stands in, or spilling out of it. */
import type { Page } from '@playwright/test';

/**
 * Looks at every text on the screen. One may be cut with an ellipsis where a title tells it whole, and may be scrolled to;
 * anything else that is cut or spills is told, with where it stands.
 */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Boxes are measured in fractions of pixels. */
    const slack = 1.5;
    /** Letters are given more height than lines have (px): that is not what is seen of them. */
    const lineSlack = (style: CSSStyleDeclaration) => slack + Number.parseFloat(style.fontSize) / 5;
    const found = new Set<string>();

    const nameOf = (element: Element) => {
      const named = element.closest('[data-testid]');
      const own = element.className && typeof element.className === 'string' ? element.className.split(' ')[0] : '';
      return `${named?.getAttribute('data-testid') ?? ''} ${element.tagName.toLowerCase()}.${own}`;
    };

    /** Told by a title of its own, or of what it stands in. */
    const isTold = (element: Element) => element.closest('[title]') !== null;

    function problemOf(text: Text): string | null {
      const parent = text.parentElement;
      if (!parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return null;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) return null;
      for (let element: Element | null = parent; element; element = element.parentElement) {
        const style = getComputedStyle(element);
        // For screen readers alone.
        if (style.clipPath !== 'none' || style.clip !== 'auto') return null;
        if (style.display === 'inline' || style.display === 'contents') continue;
        const frame = element.getBoundingClientRect();
        const beyondX = box.right > frame.right + slack || box.left < frame.left - slack;
        const room = lineSlack(style);
        const beyondY = box.bottom > frame.bottom + room || box.top < frame.top - room;
        if (!beyondX && !beyondY) continue;
        const scrollsX = style.overflowX === 'auto' || style.overflowX === 'scroll';
        const scrollsY = style.overflowY === 'auto' || style.overflowY === 'scroll';
        if ((scrollsX || !beyondX) && (scrollsY || !beyondY)) return null;
        if (style.overflowX === 'visible' && style.overflowY === 'visible') {
          // What is placed by itself may lie outside of what it belongs to.
          if (element !== parent && (style.position === 'fixed' || style.position === 'absolute')) return null;
          if (element === parent) return 'spills';
          continue;
        }
        if (style.textOverflow === 'ellipsis' && !beyondY && isTold(parent)) return null;
        return style.textOverflow === 'ellipsis' ? 'cut, and told nowhere' : 'cut';
      }
      const { innerWidth, innerHeight } = window;
      return box.right > innerWidth + slack || box.left < -slack || box.bottom > innerHeight + slack
        ? 'off the screen'
        : null;
    }

    // The grid's own table is for screen readers alone; what it paints it cuts by itself.
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.textContent?.trim() && !node.parentElement?.closest('canvas, script, style, option')
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const problem = problemOf(node as Text);
      if (problem) found.add(`${problem}: "${node.textContent?.trim()}" in ${nameOf(node.parentElement as Element)}`);
    }
    // An ellipsis hides the overflow of the text's own box: it shows in the widths alone.
    for (const element of document.querySelectorAll('*')) {
      if (element.closest('canvas') || !element.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      const isCut = style.textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
      // What is typed is scrolled with the keyboard.
      if (!isCut || element instanceof HTMLInputElement) continue;
      if (!isTold(element)) found.add(`cut, and told nowhere: "${element.textContent?.trim()}" in ${nameOf(element)}`);
    }
    for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
      if (!field.checkVisibility({ visibilityProperty: true }) || field.value !== '') continue;
      const style = getComputedStyle(field);
      const canvas = document.createElement('canvas').getContext('2d');
      if (!canvas) continue;
      canvas.font = style.font;
      const room = field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      const isCut = canvas.measureText(field.placeholder).width > room + slack;
      if (isCut && style.textOverflow !== 'ellipsis')
        found.add(`cut: placeholder "${field.placeholder}" in ${nameOf(field)}`);
    }
    // Nobody could scroll back what a jump to something far below has scrolled away.
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth || scrollHeight > innerHeight)
      found.add(`page scrolls: ${scrollWidth} x ${scrollHeight}`);
    return [...found];
  });
}
