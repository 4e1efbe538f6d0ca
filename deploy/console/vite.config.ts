import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Relative addresses: the same pages stand at / of a domain and at /console/ of the local stack. */
export default defineConfig({
  base: "./",
  plugins: [react()],
  build: {
    outDir: "target/pages",
    emptyOutDir: true,
    // A picture inside a stylesheet would need data: where the policy does not have it.
    assetsInlineLimit: 0,
    // The loader of modules is in every browser that the console is for.
    modulePreload: { polyfill: false },
  },
});
