import { useMutation } from "@tanstack/react-query";

import { exportPage, type DashboardExport } from "../../../../../libs/typescript-client/src/dashboard";
import { Problem } from "../../ui/Problem";

/** All that is kept of the customer, as a file of their own. */
export function ExportAccount() {
  const all = useMutation({
    mutationFn: readAll,
    onSuccess: (pages) => save("babes-club.json", JSON.stringify(pages, null, 2)),
  });
  return (
    <section className="card" aria-label="What we keep of you">
      <h2>What we keep of you</h2>
      <p>Your profile and your orders, as a file.</p>
      {all.error && <Problem error={all.error} />}
      <button type="button" disabled={all.isPending} onClick={() => all.mutate()}>
        {all.isPending ? "Collecting…" : "Save it as a file"}
      </button>
    </section>
  );
}

async function readAll(): Promise<DashboardExport[]> {
  const pages = [await exportPage()];
  for (let next = pages[0]?.nextCursor; next; next = pages.at(-1)?.nextCursor) {
    pages.push(await exportPage(next));
  }
  return pages;
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
