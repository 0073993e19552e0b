// What is related is looked up when one comes near the end of the page; until then, and without a script, a link leads to it.
const place = document.querySelector("[data-related]");
const link = place.querySelector("a");

new IntersectionObserver(async ([seen], observer) => {
  if (!seen.isIntersecting) return;
  observer.disconnect();
  const answer = await fetch(link.href, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
  // HTML of our own page, for which the policy allows no script. Who stands on the link stays there.
  if (answer?.ok && document.activeElement !== link) place.innerHTML = await answer.text();
}, { rootMargin: "400px" }).observe(place);
