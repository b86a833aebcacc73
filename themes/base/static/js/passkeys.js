// Wakes the forms that need passkeys where the browser has them, and says so when one was refused.
const acts = window.allauth?.webauthn?.forms;
if (window.PublicKeyCredential && acts) {
  for (const form of document.querySelectorAll("form[data-passkeys]")) {
    const button = form.querySelector("button").id;
    acts[form.dataset.passkeys]({
      ids: {
        login: button,
        add: button,
        authenticate: button,
        credential: form.elements.credential.id,
        passwordless: form.elements.passwordless?.id,
        data: "js_data",
      },
    });
    form.hidden = false;
  }
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const note of document.querySelectorAll("[data-passkeys-failed]")) note.hidden = false;
});
