// Adds a button below each password that shows or hides what was typed. Sending the form hides it first, so that a browser keeps no
// password as the text of a field.
const { showPassword, hidePassword } = document.querySelector("[data-show-password]").dataset;

for (const field of document.querySelectorAll("input[type=password]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "o-act";
  button.setAttribute("aria-controls", field.id);
  const set = shown => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? hidePassword : showPassword;
  };
  button.addEventListener("click", () => set(field.type === "password"));
  field.form.addEventListener("submit", () => set(false));
  set(false);
  field.after(button);
}
