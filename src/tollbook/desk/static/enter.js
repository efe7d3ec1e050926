// Shows the one-time token at once; without scripts, the button does.
const form = document.getElementById("enter");
if (form.elements.token.value) form.requestSubmit();
