import { useInfiniteQuery } from "@tanstack/react-query";

import { ask, type Schemas } from "../session/api";
import { Badge } from "../ui/Badge";
import { Loaded } from "../ui/Loaded";
import { More } from "../ui/More";
import { Card } from "../ui/Page";
import { Time } from "../ui/Time";

/** As many digits of a digest as the command line shows. */
const SHORT_DIGEST = 12;

/** The catalogues that were published; an earlier one is published again by the command line. */
export function CatalogVersions() {
  const versions = useInfiniteQuery({
    queryKey: ["catalog-versions"],
    queryFn: ({ pageParam, signal }) =>
      ask("get", "/admin/catalog/versions", {
        query: { ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  return (
    <Card title="Catalogues that were published">
      <Loaded query={versions} rows={3}>
        {(pages) => <Versions versions={pages.pages.flatMap((page) => page.versions)} />}
      </Loaded>
      <More
        has={versions.hasNextPage}
        busy={versions.isFetchingNextPage}
        onMore={() => void versions.fetchNextPage()}
      />
    </Card>
  );
}

function Versions({ versions }: { versions: Schemas["CatalogVersion"][] }) {
  if (versions.length === 0) {
    return <p className="empty">None was published: the shop sells from the one in its package.</p>;
  }
  return (
    <ul className="list">
      {versions.map(({ version, digest, publishedAt, current }) => (
        <li key={version} className="row">
          {current ? <Badge word="ok" label="sold from" /> : <Badge word="earlier" />}
          <span>
            <b>Version {version}</b> <code>{digest.slice(0, SHORT_DIGEST)}</code>
            <small className="faint">
              published <Time at={publishedAt} />
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
