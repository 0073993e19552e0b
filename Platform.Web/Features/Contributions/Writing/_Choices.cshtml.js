// Buttons with topics that are used often. A button adds its topic to the field, or takes it away; other topics can still be typed.
const topics = document.querySelector("[data-topics]");
const field = document.querySelector("form[data-writing]").elements.Tags;
const buttons = [...topics.querySelectorAll("[data-topic]")];

const typed = () => field.value.split(",").map(topic => topic.trim()).filter(topic => topic !== "");
const isSame = (one, other) => one.toLowerCase() === other.toLowerCase();

function show() {
  for (const button of buttons)
    button.setAttribute("aria-pressed", String(typed().some(topic => isSame(topic, button.dataset.topic))));
}

topics.addEventListener("click", event => {
  const topic = event.target.closest("[data-topic]")?.dataset.topic;
  if (!topic) return;
  const others = typed().filter(other => !isSame(other, topic));
  field.value = (others.length < typed().length ? others : [...others, topic]).join(", ");
  // The draft is kept as after typing.
  field.dispatchEvent(new Event("input", { bubbles: true }));
});

field.addEventListener("input", show);
show();
topics.hidden = false;
