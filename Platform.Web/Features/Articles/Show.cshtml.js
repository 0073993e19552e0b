// Marks in the table of contents which part of the article is being read.
const links = new Map();
for (const link of document.querySelectorAll(".o-toclist a")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading)
    links.set(heading, link);
}

let asked = false;

function mark() {
  asked = false;
  // The last heading above the upper third of the screen begins the part that is being read.
  const read = [...links.keys()].findLast(heading => heading.getBoundingClientRect().top < innerHeight / 3);
  for (const [heading, link] of links)
    if (heading === read)
      link.setAttribute("aria-current", "true");
    else
      link.removeAttribute("aria-current");
}

function ask() {
  if (asked)
    return;
  asked = true;
  requestAnimationFrame(mark);
}

if (links.size > 0) {
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  ask();
}
