/** What a group of choices lacks, in words under it. */
export function FieldsetProblem({ children }: { children: string }) {
  return (
    <p className="problem danger small" role="alert">
      {children}
    </p>
  );
}
