// Shows what needs passkeys where the browser has them, and says so when one was refused.
if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkeys]")) part.hidden = false;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const note of document.querySelectorAll("[data-passkeys-failed]")) note.hidden = false;
});
