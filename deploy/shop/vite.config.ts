import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Relative addresses: the same assets stand beside the shop at /shop/ and beside the wire at /wire/. */
export default defineConfig({
  base: "./",
  plugins: [react()],
  build: {
    outDir: "target/pages",
    emptyOutDir: true,
    rollupOptions: { input: ["index.html", "wire.html"] },
    // A picture inside a stylesheet would need data: where the policy does not have it.
    assetsInlineLimit: 0,
    // The loader of modules is in every browser that the shop is for.
    modulePreload: { polyfill: false },
  },
});
