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
  const place = region.closest("[data-exists-place]");
  if (place) besideOrUnder();

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
      const html = answer.ok && await answer.text();
      if (html && !found.contains(document.activeElement)) show(html);
    } catch {
      // The request was cancelled by more typing, or there is no network. Writing goes on.
    }
  }

  // The HTML comes from this site, and the content security policy allows no script in it.
  function show(html) {
    const known = found.querySelector("details");
    const closed = known?.open === false;
    found.innerHTML = html;
    found.querySelector("[data-none]")?.remove();
    const details = found.querySelector("details");
    if (details) details.open = known ? !closed : !isUnder();
    const items = found.querySelectorAll("li").length;
    const words = items === 0 ? "" : region.dataset[items === 1 ? "one" : "many"].replace("{0}", items);
    if (count.textContent !== words) count.textContent = words;
  }

  // Under the title there is room for one line, so that the box below does not move. Beside it there is room for all.
  function isUnder() {
    return place && getComputedStyle(place).position !== "absolute";
  }

  function besideOrUnder() {
    place.dataset.watching = "";
    const columns = form.closest("[data-exists-beside]");
    new ResizeObserver(() => columns.style.setProperty("--o-exists", isUnder() || !found.firstElementChild ? "0px" : `${place.offsetHeight + 24}px`)).observe(place);
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
