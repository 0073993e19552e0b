// Keeps what is typed in a form in this browser tab until the server has it, so that a reload or a closed lid loses nothing.

const left = new Set(["hidden", "password", "file", "submit", "button", "fieldset"]);

/**
 * Returns functions to keep the form now, to put back what was kept before, and to forget it.
 * @param name returns which text this is; after a reload the form of the same text has the same name
 * @param isUnsaved returns whether the form holds something that the server does not have
 * @param hidden names of hidden fields that belong to the text
 */
export function keepInTab(form, name, isUnsaved, hidden = []) {
  const fields = () => [...form.elements].filter(field => field.name && (hidden.includes(field.name) || !left.has(field.type)));
  const isChoice = field => field.type === "radio" || field.type === "checkbox";

  function keep() {
    try {
      sessionStorage.setItem(name(), JSON.stringify(fields().map(({ name: key, value, checked }) => ({ key, value, checked }))));
    } catch {
      // The storage is full or switched off. The server still gets the text a moment later.
    }
  }

  function forget() {
    sessionStorage.removeItem(name());
  }

  function restore() {
    const kept = sessionStorage.getItem(name());
    if (!kept)
      return false;
    for (const { key, value, checked } of JSON.parse(kept)) {
      const field = fields().find(one => one.name === key && (!isChoice(one) || one.value === value));
      if (!field)
        continue;
      field.value = value;
      if (isChoice(field))
        field.checked = checked;
    }
    return true;
  }

  const keepUnsaved = () => isUnsaved() && keep();
  addEventListener("pagehide", keepUnsaved);
  document.addEventListener("visibilitychange", () => document.hidden && keepUnsaved());
  return { keep, forget, restore };
}
