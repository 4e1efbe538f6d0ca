import type { Catalog } from "../../../../../libs/typescript-client/src/cart";
import { Loaded } from "../../ui/Loaded";
import { money } from "../../ui/money";
import { Page } from "../../ui/Page";
import { ProductCard } from "./ProductCard";
import { useCatalog } from "./useCatalog";

export function CatalogPage() {
  return (
    <Page title="All that we make">
      <Loaded query={useCatalog()}>
        {(catalog) => (
          <>
            <Bundles catalog={catalog} />
            {catalog.collections.map((collection) => (
              <section key={collection.id} aria-label={collection.name}>
                <h2>{collection.name}</h2>
                <ul className="products">
                  {catalog.products
                    .filter((product) => product.collectionId === collection.id)
                    .map((product) => (
                      <ProductCard
                        key={product.sku}
                        product={product}
                        currency={catalog.currency}
                      />
                    ))}
                </ul>
              </section>
            ))}
            {catalog.products.length === 0 && <p className="empty">Nothing is for sale today.</p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Bundles({ catalog }: { catalog: Catalog }) {
  return (
    catalog.bundles.length > 0 && (
      <section aria-label="Cheaper together" className="bundles">
        <h2>Cheaper together</h2>
        <ul>
          {catalog.bundles.map((bundle) => (
            <li key={bundle.id}>
              {bundle.name} <strong>{money(bundle.price, catalog.currency)}</strong>
            </li>
          ))}
        </ul>
      </section>
    )
  );
}
