// Writes in a textarea as if it were typed.

// In characters. The browser needs seconds to type a long text.
const longest = 5_000;

// Replaces the selection. execCommand is deprecated, but it is the only way that leaves Ctrl+Z working.
export function write(text, words) {
  text.focus();
  if (words.length <= longest && document.execCommand(words ? "insertText" : "delete", false, words)) return;
  text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}
