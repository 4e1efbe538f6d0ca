/** Where rows will be, as high as they will be: nothing jumps when they come. */
export function Rows({ count }: { count: number }) {
  return (
    <div className="skeleton" role="status" aria-busy="true" aria-label="Loading">
      {Array.from({ length: count }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
