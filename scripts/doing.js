// What the reader is doing, by places that mean the same in both renderings: an element by its nearest id and the
// elements from there down, a point of a text by the characters before it (text nodes are cut differently).

export function remembered(root) {
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const search = root.querySelector(".d-search__input");
  const selection = getSelection();
  const selected = selection.rangeCount > 0 && !selection.isCollapsed;
  const read = [...root.querySelectorAll(".d-passage[id]")]
    .find((passage) => passage.getBoundingClientRect().bottom > 0);
  return {
    left: scrollX,
    top: scrollY,
    read: read && { id: read.id, top: read.getBoundingClientRect().top },
    focus: focused && way(root, focused),
    typed: search?.value,
    caret: focused === search && search ? [search.selectionStart, search.selectionEnd] : null,
    selection: selected && [
      point(root, selection.anchorNode, selection.anchorOffset),
      point(root, selection.focusNode, selection.focusOffset),
    ],
    opened: [...root.querySelectorAll("details[open]")].map((details) => way(root, details)),
  };
}

/** Goes on with it. What cannot be found again is left; the explorer is there, and that is what counts. */
export function resume(root, doing) {
  for (const details of doing.opened) {
    const found = at(root, details);
    if (found) found.open = true;
  }
  const search = root.querySelector(".d-search__input");
  const [anchor, end] = (doing.selection || []).map((place) => place && pointAt(root, place));
  if (anchor && end) getSelection().setBaseAndExtent(...anchor, ...end);
  const focused = doing.focus && at(root, doing.focus);
  focused?.focus({ preventScroll: true });
  if (search && doing.typed) {
    // As if it had been typed here: the explorer makes it the query.
    search.value = doing.typed;
    search.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    // Who has gone on to something else does not want the list of suggestions.
    if (focused !== search) search.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
  }
  if (search && doing.caret && focused === search) search.setSelectionRange(...doing.caret);
  // At the top of the page there is nothing to keep, and the explorer goes where the link says.
  if (doing.top > 0) {
    const read = doing.read && document.getElementById(doing.read.id);
    const moved = read ? read.getBoundingClientRect().top - doing.read.top : doing.top - scrollY;
    scrollTo({ left: doing.left, top: scrollY + moved, behavior: "instant" });
  }
}

/** An element as the nearest id above it, the steps from there, and its name to know it by. */
function way(root, element) {
  const steps = [];
  let from = element;
  while (from !== root && !from.id) {
    steps.unshift([...from.parentElement.children].indexOf(from));
    from = from.parentElement;
  }
  return { id: from === root ? "" : from.id, steps, name: element.localName };
}

function at(root, { id, steps, name }) {
  const from = id ? document.getElementById(id) : root;
  const found = steps.reduce((parent, step) => parent?.children[step], from);
  return found && root.contains(found) && found.localName === name ? found : null;
}

/** A point as an element and how many characters of its text are before; the text itself, to know it by. */
function point(root, node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  if (!root.contains(element)) return null;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return { way: way(root, element), chars: range.toString().length, text: element.textContent };
}

function pointAt(root, place) {
  const element = at(root, place.way);
  if (element?.textContent !== place.text) return null;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = place.chars;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (left <= text.length) return [text, left];
    left -= text.length;
  }
  return [element, 0];
}
