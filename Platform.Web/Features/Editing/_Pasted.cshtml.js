// Makes Markdown of formatted text that is pasted from a word processor or a web page. The HTML is parsed and never added to the page.

// In characters. Word adds up to a megabyte of styles to a long text; beyond this, the plain text is pasted.
const longest = 2_000_000;
const longestMade = 128 * 1024;
const deepest = 60;
const skipped = new Set(["STYLE", "SCRIPT", "HEAD", "META", "LINK", "TITLE", "TEMPLATE", "NOSCRIPT", "IMG", "SVG", "OBJECT", "IFRAME"]);
const blocks = "address,article,aside,blockquote,div,dl,dt,dd,figure,figcaption,footer,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,table,ul";
const structure = "h1,h2,h3,h4,h5,h6,ul,ol,table,blockquote,a[href],strong,b,em,i,[style*=mso-list],[class*=MsoListParagraph]";

// Returns null for a text without structure, and for one that is too long. Its plain text is pasted then.
export function markdownOf(html) {
  if (html.length > longest) return null;
  const body = new DOMParser().parseFromString(html, "text/html").body;
  if (!body.querySelector(structure)) return null;
  const made = tidy(blocksOf(body, 0));
  return made && made.length <= longestMade && made !== body.textContent.trim() ? made : null;
}

const tidy = text => text.replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();

function blocksOf(node, depth) {
  if (depth > deepest) return escape(node.textContent);
  let out = "";
  let line = "";
  const end = () => {
    if (line.trim()) out += `${startOf(line.trim())}\n\n`;
    line = "";
  };
  for (const child of node.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE && !skipped.has(child.nodeName) && (child.matches(blocks) || child.querySelector(blocks))) {
      end();
      out += block(child, depth + 1);
    } else {
      line += inline(child, depth + 1);
    }
  }
  end();
  return out;
}

function block(element, depth) {
  const heading = /^H([1-6])$/.exec(element.nodeName);
  if (heading) {
    // The title of the page is the first level, so a heading of the text is below it.
    const words = oneLine(inlines(element, depth)).replace(/\*\*/g, "");
    return words ? `${"#".repeat(Math.min(6, Math.max(2, Number(heading[1]))))} ${words}\n\n` : "";
  }
  switch (element.nodeName) {
    case "UL": case "OL": return `${list(element, "", depth)}\n`;
    case "TABLE": return table(element, depth);
    case "BLOCKQUOTE": return `${tidy(blocksOf(element, depth)).split("\n").map(line => `> ${line}`.trimEnd()).join("\n")}\n\n`;
    case "PRE": return `\`\`\`\n${element.textContent.replace(/\n$/, "")}\n\`\`\`\n\n`;
    case "HR": return "---\n\n";
    default: return isWordList(element) ? wordItem(element, depth) : blocksOf(element, depth);
  }
}

function list(element, indent, depth) {
  if (depth > deepest) return "";
  let number = Number(element.getAttribute("start")) || 1;
  let out = "";
  for (const item of element.children) {
    if (item.matches("ul, ol")) {
      // Some word processors put a list in a list instead of in its item.
      out += list(item, `${indent}  `, depth + 1);
    } else if (item.nodeName === "LI") {
      const mark = element.nodeName === "OL" ? `${number++}. ` : "- ";
      const words = [...item.childNodes].filter(child => !isList(child)).map(child => inline(child, depth + 1)).join("");
      out += `${indent}${mark}${oneLine(words)}\n`;
      for (const inner of [...item.children].filter(isList)) out += list(inner, indent + " ".repeat(mark.length), depth + 1);
    }
  }
  return out;
}

const isList = node => node.nodeName === "UL" || node.nodeName === "OL";

// Word makes a paragraph of an item, with its level in the style and its mark as text.
const isWordList = element => /mso-list:\s*\S*\s*level\d/.test(element.getAttribute("style") ?? "");

function wordItem(element, depth) {
  const level = Number(/level(\d)/.exec(element.getAttribute("style"))[1]);
  const sign = element.querySelector("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']");
  const mark = /^\s*(\d+|[a-z])[.)]/i.test(sign?.textContent ?? "") ? "1. " : "- ";
  sign?.remove();
  const next = element.nextElementSibling;
  return `${"   ".repeat(Math.min(level, 6) - 1)}${mark}${oneLine(inlines(element, depth))}\n${next && isWordList(next) ? "" : "\n"}`;
}

function table(element, depth) {
  const rows = [...element.querySelectorAll("tr")].filter(row => row.closest("table") === element)
    .map(row => [...row.children].filter(cell => /^T[HD]$/.test(cell.nodeName)).map(cell => oneLine(inlines(cell, depth)).replace(/\|/g, "\\|")));
  const width = Math.max(0, ...rows.map(row => row.length));
  if (width === 0) return "";
  // A table of one column is layout.
  if (width === 1) return rows.map(row => `${row[0] ?? ""}\n\n`).join("");
  const figures = [...Array(width).keys()].map(i => rows.length > 1 && rows.slice(1).every(row => /^[-+€$]?\s?[\d.,\s]*\d\s?%?$|^$/.test(row[i] ?? "")));
  const line = row => `| ${[...Array(width).keys()].map(i => row[i] ?? "").join(" | ")} |\n`;
  return `${line(rows[0])}|${figures.map(right => (right ? " ---: |" : " --- |")).join("")}\n${rows.slice(1).map(line).join("")}\n`;
}

const inlines = (node, depth) => (depth > deepest ? escape(node.textContent) : [...node.childNodes].map(child => inline(child, depth + 1)).join(""));

function inline(node, depth) {
  if (node.nodeType === Node.TEXT_NODE) return escape(node.data.replace(/\s+/g, " "));
  if (node.nodeType !== Node.ELEMENT_NODE || skipped.has(node.nodeName)) return "";
  const words = inlines(node, depth);
  const style = (node.getAttribute("style") ?? "").replace(/\s/g, "");
  switch (node.nodeName) {
    case "BR": return "\n";
    case "A": return link(node, words);
    case "CODE": case "KBD": case "TT": return node.textContent.trim() ? `\`${node.textContent.trim().replace(/`/g, "'")}\`` : "";
    case "STRONG": case "B": return /font-weight:(normal|400)/.test(style) ? words : marked(words, "**");
    case "EM": case "I": return /font-style:normal/.test(style) ? words : marked(words, "*");
    case "SUP": case "SUB": return words.trim() && !/[<>]/.test(node.textContent) ? `<${node.nodeName.toLowerCase()}>${node.textContent.trim()}</${node.nodeName.toLowerCase()}>` : "";
    case "SPAN": return /font-weight:(bold|[6-9]00)/.test(style) ? marked(words, "**") : words;
    default: return words;
  }
}

// Spaces at the ends stay outside the marks.
function marked(words, mark) {
  const inner = words.trim();
  return inner && !inner.includes(mark) && !inner.includes("\n") ? words.replace(inner, () => mark + inner + mark) : words;
}

function link(node, words) {
  const address = node.getAttribute("href") ?? "";
  const text = oneLine(words);
  if (!text || !/^(https?:|mailto:)[^\s<>()]+$/i.test(address)) return words;
  return text === address ? address : `[${text}](${address})`;
}

const oneLine = words => words.replace(/\s+/g, " ").trim();

// Escapes only what would become a mark.
const escape = words => words.replace(/\u00A0/g, " ").replace(/\\(?=[\\*_[\]`<#>|-])/g, "\\\\").replace(/[*`[\]<]/g, "\\$&").replace(/(^|\W)_|_(?=\W|$)/g, "$1\\_");

// A line that happens to begin like a heading, a list or a quote.
const startOf = line => line.replace(/^(#{1,6}|>|[-+])(?=\s)/, "\\$1").replace(/^(\d+)([.)])(?=\s)/, "$1\\$2");
