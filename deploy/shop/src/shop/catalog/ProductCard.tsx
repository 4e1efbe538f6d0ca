import { useId, useState } from "react";

import type {
  CatalogProduct,
  CatalogVariant,
} from "../../../../../libs/typescript-client/src/cart";
import { money } from "../../ui/money";
import { add, isSame, useCart } from "../cart/cart";
import { Picture } from "./Picture";

export function ProductCard({ product, currency }: { product: CatalogProduct; currency: string }) {
  const [variantId, choose] = useState(product.defaultVariant ?? product.variants[0]?.id);
  const variant = product.variants.find(({ id }) => id === variantId);
  const line = variantId === undefined ? { sku: product.sku } : { sku: product.sku, variantId };
  const inCart = useCart().lines.find((other) => isSame(other, line))?.quantity ?? 0;
  const counted = product.counted || variant?.counted === true;
  return (
    <li className="card product">
      <Picture sku={product.sku} collectionId={product.collectionId} />
      <h3>{product.name}</h3>
      {product.description && <p className="faint">{product.description}</p>}
      <p className="price">
        {money(variant?.unitAmount ?? product.unitAmount, currency)}
        {counted && <span className="badge">Only so many</span>}
      </p>
      {product.variants.length > 0 && (
        <Variants product={product} chosen={variantId} onChoose={choose} />
      )}
      <button
        type="button"
        aria-label={`Add to cart: ${product.name}`}
        disabled={inCart >= product.quantityLimit}
        onClick={() => add({ ...line, quantity: 1 })}
      >
        Add to cart
      </button>
      <p className="said" role="status">
        {inCart > 0 && `${inCart} in your cart`}
      </p>
    </li>
  );
}

function Variants(props: {
  product: CatalogProduct;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        Size<span className="hidden"> of {props.product.name}</span>
      </label>
      <select
        id={id}
        value={props.chosen}
        onChange={(event) => props.onChoose(event.target.value)}
      >
        {props.product.variants.map((variant: CatalogVariant) => (
          <option key={variant.id} value={variant.id}>
            {variant.name}
          </option>
        ))}
      </select>
    </div>
  );
}
