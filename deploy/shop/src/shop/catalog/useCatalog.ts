import { useQuery } from "@tanstack/react-query";

import {
  getCatalog,
  type Catalog,
  type CatalogProduct,
} from "../../../../../libs/typescript-client/src/cart";

export function useCatalog() {
  return useQuery({
    queryKey: ["catalog"],
    queryFn: ({ signal }) => getCatalog({ signal }),
    staleTime: 60_000,
  });
}

/** As people call it; what is sold no more by its number. */
export function nameOf(
  catalog: Catalog | undefined,
  line: { sku?: string | null; variantId?: string | null; name?: string },
): string {
  const product = catalog?.products.find(({ sku }) => sku === line.sku);
  const name = line.name ?? product?.name ?? line.sku ?? "";
  const variant = product?.variants.find(({ id }) => id === line.variantId)?.name;
  return variant !== undefined && !name.includes(variant) ? `${name}, ${variant}` : name;
}

export function productOf(catalog: Catalog | undefined, sku: string): CatalogProduct | undefined {
  return catalog?.products.find((product) => product.sku === sku);
}
