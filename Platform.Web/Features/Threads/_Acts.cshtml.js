// What readers do in a thread beside replying, without leaving the page; and what of the thread changes that is no post.
const section = document.querySelector("[data-thread]");
const conclusion = section.querySelector("[data-conclusion]");
const votes = document.getElementById("vote");

// --- the thread itself -----------------------------------------------------------------------------------------------

document.addEventListener("thread-state", ({ detail: now }) => {
  // Locked: what is typed stays in its form, which comes back when the thread is opened again.
  section.dataset.locked = now.locked;
  section.querySelector("[data-locked-words]").hidden = !now.locked;
  section.querySelector("[data-slot=lockReason]").textContent = now.lockReason ?? "";
});

document.addEventListener("conclusion", ({ detail: { post, name, time } }) => {
  const part = slot => conclusion.querySelector(`[data-slot=${slot}]`);
  part("box").id = `p-${post.key}`;
  conclusion.hidden = post.state !== "visible";
  part("name").textContent = name ?? "";
  part("time").dateTime = post.editedAt ?? post.createdAt;
  part("time").textContent = time;
  part("html").innerHTML = post.html ?? "";
  part("moderate")?.setAttribute("href", `/threads/${section.dataset.thread}/posts/${post.key}/moderate`);
});

// --- useful ----------------------------------------------------------------------------------------------------------

votes?.addEventListener("submit", async event => {
  const button = event.submitter;
  if (!button)
    return;
  event.preventDefault();
  const pressed = button.getAttribute("aria-pressed") === "true";
  button.setAttribute("aria-pressed", String(!pressed));
  try {
    const fields = new URLSearchParams(new FormData(votes));
    fields.set("post", button.value);
    fields.set("useful", String(!pressed));
    const answer = await fetch(votes.action, { method: "POST", body: fields, headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
    if (!answer.ok)
      throw new Error(answer.status);
  } catch {
    button.setAttribute("aria-pressed", String(pressed));
    section.querySelector("[data-announce]").textContent = votes.dataset.failed;
  }
});
