import { useId, type InputHTMLAttributes } from "react";

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value" | "id">;

export function Field(
  props: Input & { label: string; value: string; onText: (text: string) => void },
) {
  const { label, onText, ...input } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} onChange={(event) => onText(event.target.value)} {...input} />
    </div>
  );
}
