// Shows similar contributions during writing. Asks when the writer pauses, and never moves the focus.
const form = document.querySelector("form[data-writing]");
const region = form?.querySelector("[data-exists]");
if (region) watch();

function watch() {
  const found = region.querySelector("[data-found]");
  const count = region.querySelector("[data-count]");
  const texts = [...form.querySelectorAll("textarea")];
  const typed = () => [form.elements.Title, ...texts].map(field => field.value.trim()).join("\n");
  // Removes the button instead of hiding it, because Enter in the title presses the first button of the form, even a hidden one.
  region.querySelector("[data-look]").remove();

  let asked = typed();
  let timer;
  let asking = new AbortController();

  async function ask() {
    // Waits while the focus is in the list, so that it does not change under the reader.
    if (found.contains(document.activeElement)) return void (timer = setTimeout(ask, 2000));
    if (typed() === asked) return;
    asked = typed();
    asking.abort();
    asking = new AbortController();
    const address = new URL(location.href);
    address.searchParams.set("handler", "Exists");
    try {
      const answer = await fetch(address, {
        method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" }, redirect: "manual", signal: asking.signal,
      });
      if (answer.ok && !found.contains(document.activeElement)) show(await answer.text());
    } catch {
      // The request was cancelled by more typing, or there is no network. Writing goes on.
    }
  }

  // The HTML comes from this site, and the content security policy allows no script in it.
  function show(html) {
    const closed = found.querySelector("details")?.open === false;
    found.innerHTML = html;
    found.querySelector("[data-none]")?.remove();
    const details = found.querySelector("details");
    if (details) details.open = !closed;
    const items = found.querySelectorAll("li").length;
    const words = items === 0 ? "" : region.dataset[items === 1 ? "one" : "many"].replace("{0}", items);
    if (count.textContent !== words) count.textContent = words;
  }

  form.addEventListener("input", event => {
    if (event.target !== form.elements.Title && !texts.includes(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, event.target === form.elements.Title ? 700 : 2000);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  if (!found.querySelector("details") && form.elements.Title.value) {
    asked = "";
    ask();
  }
}
