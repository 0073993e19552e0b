// A notification is a form, because to open it is to read it. With scripts it becomes a link, which can be opened in a new tab too.
for (const button of document.querySelectorAll("button[data-leads]")) {
  const { form } = button;
  const link = document.createElement("a");
  link.href = button.dataset.leads;
  link.className = button.className;
  link.append(...button.childNodes);
  // The other tab shows the page; this one only says that it was opened.
  const read = () => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual", keepalive: true }).catch(() => { });
  link.addEventListener("auxclick", event => { if (event.button === 1) read(); });
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      read();
      return;
    }
    event.preventDefault();
    form.requestSubmit();
  });
  button.replaceWith(link);
}
