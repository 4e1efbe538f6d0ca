import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import {
  ApiError,
  updateProfile,
  type DashboardProfile,
} from "../../../../../libs/typescript-client/src/dashboard";
import { Field } from "../../ui/Field";
import { Problem } from "../../ui/Problem";

type Address = NonNullable<DashboardProfile["shippingAddress"]>;

const NO_ADDRESS: Address = {
  name: null,
  line1: null,
  line2: null,
  city: null,
  state: null,
  postalCode: null,
  country: null,
};

const ADDRESS_FIELDS: [keyof Address, string, string][] = [
  ["name", "Addressee", "shipping name"],
  ["line1", "Street and number", "shipping address-line1"],
  ["line2", "More of the address", "shipping address-line2"],
  ["postalCode", "Postal code", "shipping postal-code"],
  ["city", "City", "shipping address-level2"],
  ["state", "State or province", "shipping address-level1"],
  ["country", "Country (two letters)", "shipping country"],
];

/** The whole profile with the version that was read: nobody's later change is overwritten unseen. */
export function ProfileForm({ profile }: { profile: DashboardProfile }) {
  const [form, change] = useState(profile);
  const address = form.shippingAddress ?? NO_ADDRESS;
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => updateProfile(form),
    onSuccess: (saved) => queries.setQueryData(["account", "profile"], saved),
  });
  const conflict = save.error instanceof ApiError && save.error.code === "version_conflict";
  return (
    <form
      className="card"
      aria-label="Who you are"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Field
        label="Name"
        autoComplete="name"
        value={form.displayName ?? ""}
        onText={(text) => change({ ...form, displayName: text || null })}
      />
      <Field
        label="E-mail"
        type="email"
        autoComplete="email"
        value={form.email ?? ""}
        onText={(text) => change({ ...form, email: text || null })}
      />
      <Field
        label="Telephone"
        type="tel"
        autoComplete="tel"
        value={form.phone ?? ""}
        onText={(text) => change({ ...form, phone: text || null })}
      />
      <fieldset>
        <legend>Where parcels go</legend>
        {ADDRESS_FIELDS.map(([name, label, autoComplete]) => (
          <Field
            key={name}
            label={label}
            autoComplete={autoComplete}
            value={address[name] ?? ""}
            onText={(text) =>
              change({ ...form, shippingAddress: withField(address, name, text || null) })
            }
          />
        ))}
      </fieldset>
      {save.error && <Problem error={save.error} />}
      {conflict && (
        <button
          type="button"
          onClick={() => void queries.invalidateQueries({ queryKey: ["account", "profile"] })}
        >
          Show what was saved
        </button>
      )}
      <button type="submit" className="primary" disabled={save.isPending}>
        Save
      </button>
      <p className="said" role="status">
        {profile.updatedAt !== null && form === profile && "Saved."}
      </p>
    </form>
  );
}

/** An address in which nothing stands is none. */
function withField(address: Address, name: keyof Address, text: string | null): Address | null {
  const changed = { ...address, [name]: text };
  return Object.values(changed).some((value) => value !== null) ? changed : null;
}
