// Adds to each textarea with a toolbar: formatting by button and key, and pasting of formatted text. See also _PreviewBox.cshtml.js.
import { write } from "./_Insert.cshtml.js";

// --- marks -----------------------------------------------------------------------------------------------------------

const around = (before, after = before) => words => ({ text: before + words + after, from: before.length, to: before.length + words.length });
const lines = mark => words => words.split("\n").map((line, i) => mark(i) + line).join("\n");
const whole = text => ({ text, from: 0, to: text.length });

// block: the mark is of whole lines. apart: an empty line stands before it. bare: removes the mark, where it is there already.
const marks = {
  heading: { block: true, ...ofLine("## ") },
  subheading: { block: true, ...ofLine("### ") },
  bold: { make: around("**"), bare: words => bared(words, "**") },
  italic: { make: around("*"), bare: words => !words.startsWith("**") && bared(words, "*") },
  link: { make: link },
  list: { block: true, apart: true, make: words => whole(lines(() => "- ")(words)), bare: words => bareLines(words, /^- /) },
  numbers: { block: true, apart: true, make: words => whole(lines(i => `${i + 1}. `)(words)), bare: words => bareLines(words, /^\d+\. /) },
  quote: { block: true, apart: true, make: words => whole(lines(() => "> ")(words)), bare: words => bareLines(words, /^> ?/) },
  table: { block: true, apart: true, make: table },
  code: { make: words => words.includes("\n") ? around("```\n", "\n```\n")(words) : around("`")(words), bare: words => bared(words, "`") },
};

function ofLine(mark) {
  return { make: words => around(mark, "")(words.replace(/^#+ /, "")), bare: words => words.startsWith(mark) && words.slice(mark.length) };
}

function bared(words, mark) {
  const long = words.length > 2 * mark.length && words.startsWith(mark) && words.endsWith(mark);
  return long && words.slice(mark.length, -mark.length);
}

function bareLines(words, mark) {
  const all = words.split("\n");
  return words && all.every(line => mark.test(line)) && all.map(line => line.replace(mark, "")).join("\n");
}

// The part that is still to be typed is selected: the address, or the words when an address was selected.
function link(words, placeholder) {
  if (/^https?:\/\/\S+$/.test(words)) return { text: `[${placeholder}](${words})`, from: 1, to: 1 + placeholder.length };
  const text = `[${words}](https://)`;
  return words === placeholder ? { text, from: 1, to: 1 + words.length } : { text, from: text.length - 9, to: text.length - 1 };
}

// Columns are separated by tabs in text of a spreadsheet.
function table(words, placeholder) {
  if (words === placeholder) {
    const text = `| ${words} 1 | ${words} 2 |\n| --- | ---: |\n|  |  |\n`;
    return { text, from: 2, to: 4 + words.length };
  }
  const rows = words.split("\n").map(line => `| ${line.split("\t").join(" | ")} |`);
  rows.splice(1, 0, `|${" --- |".repeat(words.split("\n")[0].split("\t").length)}`);
  return whole(`${rows.join("\n")}\n`);
}

function insert(text, button) {
  if (button.dataset.insert === "footnote") return footnote(text, button.dataset.words);
  const mark = marks[button.dataset.insert];
  if (mark.block) selectLines(text);
  else selectInside(text);
  const chosen = text.value.slice(text.selectionStart, text.selectionEnd);
  const placeholder = button.dataset.words ?? "";
  const bare = mark.bare?.(chosen) || outside(text, button.dataset.insert);
  const made = bare ? whole(bare) : mark.make(chosen || placeholder, placeholder);
  const gap = !bare && mark.apart && /[^\n]\n?$/.test(text.value.slice(0, text.selectionStart)) ? (text.value[text.selectionStart - 1] === "\n" ? "\n" : "\n\n") : "";
  const start = text.selectionStart + gap.length;
  write(text, gap + made.text);
  // After a mark of lines one types on, unless there is something to fill in.
  if (mark.block && made.from === 0) text.setSelectionRange(start + made.to, start + made.to);
  else text.setSelectionRange(start + made.from, start + made.to);
}

function selectLines(text) {
  const from = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
  const next = text.value.indexOf("\n", Math.max(text.selectionEnd - (text.selectionEnd > text.selectionStart ? 1 : 0), from));
  text.setSelectionRange(from, next < 0 ? text.value.length : next);
}

// Spaces at the ends of the selection stay outside the mark, because "** word **" is no mark.
function selectInside(text) {
  const chosen = text.value.slice(text.selectionStart, text.selectionEnd);
  if (!chosen.trim()) return;
  text.setSelectionRange(text.selectionStart + chosen.length - chosen.trimStart().length, text.selectionEnd - chosen.length + chosen.trimEnd().length);
}

// A mark just outside the selection is removed too. Selects it; returns the words within.
function outside(text, name) {
  const mark = { bold: "**", italic: "*", code: "`" }[name];
  const { selectionStart: from, selectionEnd: to, value } = text;
  if (!mark || from === to || value.slice(from - mark.length, from) !== mark || value.slice(to, to + mark.length) !== mark) return null;
  if (mark === "*" && (value[from - 2] === "*" || value[to + 1] === "*")) return null;
  text.setSelectionRange(from - mark.length, to + mark.length);
  return value.slice(from, to);
}

// Puts the mark at the cursor and the note at the end, with the next free number.
function footnote(text, words) {
  const used = [...text.value.matchAll(/\[\^(\d+)\]/g)].map(found => Number(found[1]));
  const number = Math.max(0, ...used) + 1;
  text.setSelectionRange(text.selectionEnd, text.selectionEnd);
  write(text, `[^${number}]`);
  const end = text.value.length;
  const before = text.value.endsWith("\n\n") ? "" : text.value.endsWith("\n") ? "\n" : "\n\n";
  text.setSelectionRange(end, end);
  write(text, `${before}[^${number}]: ${words}`);
  text.setSelectionRange(text.value.length - words.length, text.value.length);
}

// --- the toolbar: one stop of the Tab key, arrows within it (WAI-ARIA toolbar) -----------------------------------------

function toolbar(bar, text) {
  const tools = [...bar.querySelectorAll("button")];
  const go = tool => {
    for (const other of tools) other.tabIndex = other === tool ? 0 : -1;
  };
  go(tools[0]);
  bar.hidden = false;
  bar.addEventListener("click", event => {
    const tool = event.target.closest("button");
    if (!tool) return;
    go(tool);
    insert(text, tool);
  });
  bar.addEventListener("keydown", event => {
    const here = tools.indexOf(event.target.closest("button"));
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1 + tools.length, Home: 0, End: tools.length - 1 }[event.key];
    if (here < 0 || next === undefined) return;
    event.preventDefault();
    go(tools[next % tools.length]);
    tools[next % tools.length].focus();
  });
  text.addEventListener("keydown", event => {
    const name = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
    if (!name) return;
    event.preventDefault();
    insert(text, bar.querySelector(`[data-insert=${name}]`));
  });
}

// --- pasting ---------------------------------------------------------------------------------------------------------

function pasting(bar, text) {
  const says = bar.parentElement.querySelector("[data-says]");
  // Most readers of a thread write nothing, so this is fetched by those who do.
  let markdownOf = () => null;
  text.addEventListener("focus", async () => { ({ markdownOf } = await import("./_Pasted.cshtml.js")); }, { once: true });
  text.addEventListener("paste", event => {
    says.textContent = "";
    const data = event.clipboardData;
    const html = data.getData("text/html");
    const made = html && markdownOf(html);
    if (made) {
      event.preventDefault();
      write(text, made);
      says.textContent = bar.dataset.pasted;
    } else if (!data.getData("text/plain") && [...data.files].some(file => file.type.startsWith("image/"))) {
      event.preventDefault();
      says.textContent = bar.dataset.noPictures;
    }
  });
  text.addEventListener("drop", event => {
    if (![...event.dataTransfer.files].some(file => file.type.startsWith("image/"))) return;
    event.preventDefault();
    says.textContent = bar.dataset.noPictures;
  });
}

for (const bar of document.querySelectorAll("[data-toolbar]")) {
  const text = document.getElementById(bar.getAttribute("aria-controls"));
  toolbar(bar, text);
  pasting(bar, text);
}
