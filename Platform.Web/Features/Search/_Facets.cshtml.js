// Applies a ticked box at once: loads the new results and puts them in place. The focus stays on the box, and the number of results is
// announced. When something fails, the form is sent as without script.
const said = document.querySelector("[data-said]");
let asking = new AbortController();
document.querySelector("form[data-facets]")?.setAttribute("data-at-once", "");

document.addEventListener("change", event => {
  const form = event.target.closest("form[data-facets]");
  if (form && event.target.type === "checkbox") apply(form, event.target);
});

async function apply(form, box) {
  asking.abort();
  asking = new AbortController();
  const address = new URL(form.action);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) return form.submit();
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    history.pushState(null, "", answer.url);
    const again = [...document.querySelectorAll("form[data-facets] input[type=checkbox]")].find(i => i.name === box.name && i.value === box.value);
    (again ?? document.querySelector("form[data-facets] input[type=checkbox]"))?.focus({ preventScroll: true });
  } catch (error) {
    if (error.name !== "AbortError") form.submit();
  }
}

// The HTML comes from this site, and the content security policy allows no script in it.
function show(page) {
  // Read first, because the parts move from that document to this one.
  const count = page.querySelector("[data-count]").textContent;
  const isUnfolded = document.querySelector(".o-more")?.open ?? false;
  for (const part of document.querySelectorAll("[data-part]"))
    part.replaceChildren(...page.querySelector(`[data-part=${part.dataset.part}]`).childNodes);
  // What the reader unfolded stays so.
  for (const more of document.querySelectorAll(".o-more"))
    more.open ||= isUnfolded;
  document.querySelector("[data-narrow]").hidden = page.querySelector("[data-narrow]").hidden;
  document.querySelector("#q").value = page.querySelector("#q").value;
  document.title = page.title;
  said.textContent = count;
}

addEventListener("popstate", () => location.reload());
