/* Looks at the open page as its designer would, and returns what is wrong, one sentence each. Evaluated by Critic.java.

   rules: { touch: px, still: boolean, caps: [[test hook, share of the short side]], foreign: [texts of other languages], patterns: [the same with gaps], lax: boolean } */
(rules) => {
  const EDGE = 1.5;
  const faults = new Set();
  const canvas = document.createElement('canvas').getContext('2d');
  const scope = document.querySelector(':modal') || document.body;
  const root = document.scrollingElement;
  const scrolls = root.scrollHeight > innerHeight + 1;
  const CONTROLS = 'button, a[href], input, select, textarea, summary, [role=button]';

  const name = (element) => {
    const hook = element.closest('[data-test]');
    const own = element.localName + (element.classList.length ? '.' + [...element.classList].join('.') : '');
    return hook ? (hook === element ? '' : own + ' in ') + '[' + hook.dataset.test + ']' : own;
  };
  const quoted = (text) => '"' + text.trim().replace(/\s+/g, ' ').slice(0, 60) + '"';
  const number = (value) => Math.round(value * 10) / 10;

  /** Whether an eye meets it: not hidden, and not a text for readers aloud only. */
  function seen(element) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.closest('option, noscript')) {
      return false;
    }
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      if (getComputedStyle(each).clipPath !== 'none' && each.offsetWidth <= 1) {
        return false;
      }
    }
    return true;
  }
  const fontOf = (style) => `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const shownText = (text, style) => (style.textTransform === 'uppercase' ? text.toUpperCase() : text);

  /** The lines of a text, each with the rectangle of its ink. */
  function lines(node) {
    const style = getComputedStyle(node.parentElement);
    const range = document.createRange();
    const found = [];
    for (const { segment, index } of new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(node.data)) {
      range.setStart(node, index);
      range.setEnd(node, index + segment.length);
      const box = range.getClientRects()[0];
      if (!box || box.width === 0 || !segment.trim()) {
        continue;
      }
      const last = found[found.length - 1];
      if (last && Math.abs(last.top - box.top) < 2) {
        last.text += node.data.slice(last.end, index + segment.length);
        last.end = index + segment.length;
        last.left = Math.min(last.left, box.left);
        last.right = Math.max(last.right, box.right);
      } else {
        found.push({ text: segment, end: index + segment.length, left: box.left, right: box.right, top: box.top, bottom: box.bottom });
      }
    }
    canvas.font = fontOf(style);
    return found.map((line) => {
      const ink = canvas.measureText(shownText(line.text, style));
      const middle = (line.top + line.bottom) / 2;
      const scale = (line.bottom - line.top) / (ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent);
      const base = middle + ((ink.fontBoundingBoxAscent - ink.fontBoundingBoxDescent) / 2) * scale;
      return {
        element: node.parentElement, node, text: line.text, left: line.left, right: line.right,
        top: base - ink.actualBoundingBoxAscent * scale, bottom: base + ink.actualBoundingBoxDescent * scale,
      };
    });
  }

  /** The part of a rectangle that its scrolling ancestors leave to be seen; null when nothing is left. */
  function inSight(item) {
    const rest = { ...item };
    for (let each = item.element; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (/auto|scroll/.test(style.overflowY + style.overflowX) && each !== item.element) {
        const box = each.getBoundingClientRect();
        Object.assign(rest, { left: Math.max(rest.left, box.left), right: Math.min(rest.right, box.right), top: Math.max(rest.top, box.top), bottom: Math.min(rest.bottom, box.bottom) });
      }
    }
    return rest.right - rest.left > 1 && rest.bottom - rest.top > 1 ? rest : null;
  }

  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT, (node) =>
    node.data.trim() && seen(node.parentElement) && !node.parentElement.closest('svg, script, style') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  const nodes = [];
  while (walker.nextNode()) {
    nodes.push(walker.currentNode);
  }
  const texts = nodes.flatMap(lines);
  const controls = [...scope.querySelectorAll(CONTROLS)].filter(seen).map((element) => {
    const { left, right, top, bottom } = (element.matches('label input') ? element.closest('label') : element).getBoundingClientRect();
    return { element, left, right, top, bottom, control: true };
  });
  const pictures = [...scope.querySelectorAll('img, svg, progress')].filter(seen).map((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { element, left, right, top, bottom };
  });
  const say = (item) => (item.text ? quoted(item.text) + ' in ' : '') + name(item.element);

  function sideways() {
    if (root.scrollWidth > innerWidth + 1) {
      faults.add(`The page scrolls sideways: ${root.scrollWidth} px in ${innerWidth}`);
    }
    if (rules.still && scrolls) {
      faults.add(`The page scrolls: ${root.scrollHeight} px in ${innerHeight}`);
    }
    for (const element of scope.querySelectorAll('*')) {
      if (!rules.lax && /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1 && seen(element)) {
        faults.add(`Scrolls sideways: ${name(element)}`);
      }
    }
  }

  function outside(item) {
    const high = rules.still ? innerHeight : root.scrollHeight - root.scrollTop;
    const box = inSight(item);
    if (box && (box.left < -EDGE || box.right > innerWidth + EDGE || box.top < -EDGE - (rules.still ? 0 : root.scrollTop) || box.bottom > high + EDGE)) {
      faults.add(`Leaves the page: ${say(item)}`);
    }
  }

  /** Whether an ancestor cuts a text, or the box that is painted around it is too small. */
  function clipped(item) {
    let boxed = false;
    for (let each = item.element; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each);
      const box = each.getBoundingClientRect();
      const scrolled = /auto|scroll/.test(style.overflowY);
      const out = { x: item.left < box.left - EDGE || item.right > box.right + EDGE, y: item.top < box.top - EDGE || item.bottom > box.bottom + EDGE };
      if ((/hidden|clip/.test(style.overflowX) && out.x) || (/hidden|clip/.test(style.overflowY) && out.y)) {
        faults.add(`Cut: ${say(item)} by ${name(each)}`);
        return;
      }
      const borders = ['Top', 'Right', 'Bottom', 'Left'].filter((side) => parseFloat(style[`border${side}Width`]) > 0 && !/, 0\)$|transparent/.test(style[`border${side}Color`]));
      const painted = borders.length > 2 || !/, 0\)$|transparent/.test(style.backgroundColor);
      if (painted && !boxed && style.display !== 'inline' && !scrolled) {
        boxed = true;
        if (out.x || out.y) {
          faults.add(`Sticks out of its box: ${say(item)} of ${name(each)}`);
        }
      }
      if (scrolled || style.position === 'absolute' || style.position === 'fixed') {
        return;
      }
    }
  }

  function shortened() {
    for (const node of nodes) {
      const element = node.parentElement;
      const style = getComputedStyle(element);
      if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && !element.closest('.moving')) {
        faults.add(`Cut: ${quoted(node.data)} in ${name(element)}`);
      }
    }
  }

  const floats = (element) => {
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      if (/sticky|fixed/.test(getComputedStyle(each).position)) {
        return true;
      }
    }
    return false;
  };

  function overlaps() {
    const items = [...texts, ...controls, ...pictures].map(inSight).filter(Boolean).map((item) => ({ ...item, floats: floats(item.element) }));
    items.forEach((one, index) => {
      for (const other of items.slice(index + 1)) {
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        const related = one.node && one.node === other.node || one.element !== other.element && (one.element.contains(other.element) || other.element.contains(one.element));
        const passes = scrolls && one.floats !== other.floats;
        const same = one.element === other.element && !(one.node && other.node);
        if (wide > EDGE && high > EDGE && !related && !passes && !same && !labelled(one, other)) {
          faults.add(`Overlap by ${number(wide)}×${number(high)} px: ${say(one)} and ${say(other)}`);
        }
      }
    });
  }

  /** A choice is one control: its input lies under its whole label; an icon may stand inside its field. */
  const labelled = (one, other) => [one, other].some(({ element }) => element.matches('label input') && element.closest('label').contains((element === one.element ? other : one).element))
    || (one.element.matches('input') || other.element.matches('input')) && one.element.parentElement === other.element.parentElement && [one, other].some((each) => each.element.matches('svg'));

  /** Whether something is painted between an element and the one it shares with another. */
  function opaque(element, other) {
    for (let each = element; each && !each.contains(other); each = each.parentElement) {
      if (each.matches(CONTROLS + ', img, svg') || !/, 0\)$|transparent/.test(getComputedStyle(each).backgroundColor)) {
        return true;
      }
    }
    return false;
  }

  function covered() {
    for (const item of [...texts, ...controls]) {
      const box = inSight(item);
      const top = box && document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      if (top && !item.element.contains(top) && opaque(top, item.element) && !(scrolls && floats(top)) && !labelled(item, { element: top })) {
        faults.add(`Covered: ${say(item)} by ${name(top)}`);
      }
    }
  }

  function reachable() {
    for (const item of controls) {
      const [wide, high] = [item.right - item.left, item.bottom - item.top];
      if (Math.min(wide, high) < rules.touch - 0.5) {
        faults.add(`Too small for a finger: ${number(wide)}×${number(high)} px instead of ${number(rules.touch)}, ${say(item)}`);
      }
    }
  }

  function drawn() {
    for (const { element } of pictures) {
      const use = element.querySelector('use');
      if (element.localName === 'img' ? !element.complete || element.naturalWidth === 0 : use && use.getBBox().width === 0) {
        faults.add(`Nothing is drawn: ${name(element)} ${use ? use.getAttribute('href') : element.src || ''}`);
      }
    }
  }

  /** A language calls itself the same everywhere. */
  const OWN_NAMES = ['Tiếng Việt', 'English', 'ភាសាខ្មែរ'];

  function spoken() {
    const foreign = new Set(rules.foreign.filter((each) => !OWN_NAMES.includes(each)));
    const patterns = rules.patterns.map((each) => new RegExp(each, 'u'));
    for (const node of nodes) {
      const text = node.data.trim();
      if (node.parentElement.closest('[data-test=reason], [data-test=note]')) {
        continue; // An officer's own words.
      }
      if (/^(common|board|console|kiosk|printer|start|track|admin|supervisor)\.[\w.-]+$/.test(text)) {
        faults.add(`A key without a text: ${text}`);
      }
      const own = node.parentElement.closest('[lang]');
      if (own === document.documentElement && (foreign.has(text) || patterns.some((each) => each.test(text)))) {
        faults.add(`Another language: ${quoted(text)} in ${name(node.parentElement)}`);
      }
    }
  }

  /** A television that stands upright hangs as far away as one that lies: its short side counts. */
  function capitals() {
    const side = Math.min(innerWidth, innerHeight);
    for (const [hook, share] of rules.caps) {
      for (const element of document.querySelectorAll(`[data-test="${hook}"]`)) {
        canvas.font = fontOf(getComputedStyle(element));
        const height = canvas.measureText('H').actualBoundingBoxAscent;
        if (seen(element) && element.textContent.trim() && height < side * share - 0.5) {
          faults.add(`Too small from afar: ${quoted(element.textContent)} in ${name(element)}, capitals of ${number(height)} px instead of ${number(side * share)}`);
        }
      }
    }
  }

  sideways();
  texts.forEach(outside);
  controls.forEach(outside);
  texts.filter((item) => !item.element.closest('.moving')).forEach(clipped);
  shortened();
  if (!rules.lax) {
    overlaps();
    covered();
  }
  reachable();
  drawn();
  if (!rules.lax) {
    spoken();
  }
  capitals();
  return [...faults];
}
