/* What the scripts in theme/assets/ find in the page, for the check of their types. */

interface Preview {
  kind: string;
  badge: string;
  summary: string;
}

/** By kind and id. The compiler writes it (assets/previews/). */
declare var playbookPreviews: Record<string, Record<string, Preview>> | undefined;
