// The page says what was overdue on the day of the edition; a later reader is told what is overdue today.
const today = new Date().toISOString().slice(0, 10);
document.querySelectorAll(".ts-review[data-due]").forEach((line) => {
  const { due, validity } = line.dataset;
  if (due && today.slice(0, due.length) > due && line.textContent.trim().startsWith("Review due ")) {
    const when = line.textContent.trim().slice("Review due ".length).replace(/\.$/, "");
    line.classList.add("ts-caution");
    line.textContent = `Review was due ${when}${validity === "Current" ? ", still marked current" : ""}.`;
  }
});
