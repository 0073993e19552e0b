// Loads the related contributions when the reader comes near the end of the page. Before that, and without script, a link leads to them.
const place = document.querySelector("[data-related]");
const link = place.querySelector("a");

new IntersectionObserver(async ([seen], observer) => {
  if (!seen.isIntersecting) return;
  observer.disconnect();
  const answer = await fetch(link.href, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
  const html = answer?.ok && await answer.text();
  // The HTML comes from this site, and the content security policy allows no script in it. A link that has the focus now is not replaced.
  if (html && document.activeElement !== link) place.innerHTML = html;
}, { rootMargin: "400px" }).observe(place);
