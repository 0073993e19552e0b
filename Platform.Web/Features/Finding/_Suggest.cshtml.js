// Completes a search box while the reader types, with titles and tags. It stores nothing and asks only this site. The pattern is
// the WAI-ARIA combobox with a listbox. Enter without a choice searches as usual.
const template = document.querySelector("template[data-suggest]");
const shortest = 2;
const pause = 150;

const boxes = document.querySelectorAll("form[role=search][action='/search'] input[name=q]:not([type=hidden])");
boxes.forEach((input, i) => complete(input, `suggestions-${i}`));

function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function complete(input, id) {
  const list = element("ul", { id, role: "listbox", class: "o-suggest", "aria-label": template.dataset.label, hidden: "" });
  const status = element("span", { role: "status", class: "o-hide" });
  input.after(list, status);
  // An input of type search may not be a combobox, so it becomes a text input with a search keyboard.
  for (const [key, value] of Object.entries({
    type: "text", inputmode: "search", enterkeyhint: "search", autocomplete: "off", role: "combobox",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
  })) input.setAttribute(key, value);

  let chosen = -1;
  let timer;
  let asking = new AbortController();

  function choose(index) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = index;
    const option = list.children[chosen];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function open(shown) {
    choose(-1);
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
  }

  function close() {
    clearTimeout(timer);
    asking.abort();
    open(false);
    status.textContent = "";
  }

  function show(items) {
    list.replaceChildren(...items.map((item, i) => {
      const option = template.content.querySelector(`[data-kind=${item.kind}]`).cloneNode(true);
      option.id = `${id}-${i}`;
      option.dataset.path = new URL(item.url).pathname;
      option.setAttribute("aria-selected", "false");
      option.querySelector("[data-text]").textContent = item.text;
      return option;
    }));
    open(items.length > 0);
    status.textContent = items.length === 0 ? "" : template.dataset[items.length === 1 ? "one" : "many"].replace("{0}", items.length);
  }

  async function ask() {
    asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${template.dataset.suggest}?q=${encodeURIComponent(input.value.trim())}`, { signal: asking.signal });
      const items = answer.ok ? (await answer.json()).items : [];
      if (document.activeElement === input) show(items);
    } catch {
      // The request was cancelled by more typing, or there is no network. The box still searches.
    }
  }

  function go(option, elsewhere) {
    if (elsewhere) window.open(option.dataset.path, "_blank", "noopener");
    else location.assign(option.dataset.path);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    asking.abort();
    if (input.value.trim().length < shortest) close();
    else timer = setTimeout(ask, pause);
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  input.addEventListener("keydown", event => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = list.children.length;
    if (step && !event.altKey && count > 0) {
      if (list.hidden) open(true);
      // The round includes the box itself, with the words as typed.
      choose((chosen + 1 + step + count + 1) % (count + 1) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      go(list.children[chosen], event.ctrlKey || event.metaKey);
    } else if (event.key === "Escape" && !list.hidden) {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
  // The box keeps the focus, because a choice by mouse or finger would otherwise blur it and close the list first.
  list.addEventListener("pointerdown", event => event.preventDefault());
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) go(option, event.ctrlKey || event.metaKey);
  });
}
