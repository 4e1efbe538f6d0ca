import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { ask } from "../session/api";
import { Badge } from "../ui/Badge";
import { Loaded } from "../ui/Loaded";
import { Card, Page } from "../ui/Page";
import { Time } from "../ui/Time";
import { CatalogVersions } from "./CatalogVersions";

/** Whether somebody should look, by the shop's own account. */
export function HealthPage() {
  const health = useQuery({
    queryKey: ["health"],
    queryFn: ({ signal }) => ask("get", "/admin/health", { signal }),
    refetchInterval: 30_000,
  });
  return (
    <Page title="Health" aside={health.data && <Badge word={health.data.status} />}>
      <Loaded query={health} rows={9}>
        {({ webhook, sync, catalog }) => (
          <div className="columns three">
            <Card title="Deliveries">
              <dl className="facts">
                <Row label="State">
                  <Badge word={webhook.status} />
                </Row>
                <Row label="Last event">
                  {webhook.lastEvent ? (
                    <>
                      {webhook.lastEvent.type}, <Time at={webhook.lastEvent.createdAt} />
                      {webhook.lastEvent.lagSeconds !== null &&
                        `, done after ${webhook.lastEvent.lagSeconds} s`}
                    </>
                  ) : (
                    <span className="faint">none</span>
                  )}
                </Row>
                <Row label="Not done here">{webhook.behind}</Row>
                <Row label="Delivered again">{webhook.failed}</Row>
                <Row label="Parked">{webhook.parked}</Row>
                {Object.entries(webhook.failures).map(([kind, count]) => (
                  <Row key={kind} label={`Failed: ${kind.replaceAll("_", " ")}`}>
                    {count}
                  </Row>
                ))}
                <Row label="Endpoint at Stripe">
                  {webhook.drift.length === 0 ? "as it should be" : webhook.drift.join(", ")}
                </Row>
              </dl>
            </Card>
            <Card title="Sync">
              <dl className="facts">
                <Row label="State">
                  <Badge word={sync.status} />
                </Row>
                <Row label="Last run">
                  {sync.lastStatus && <Badge word={sync.lastStatus} />}{" "}
                  <Time at={sync.lastCompletedAt} />
                </Row>
                <Row label="Settled until">
                  <Time at={sync.settledUntil} />
                </Row>
              </dl>
            </Card>
            <Card title="Catalogue">
              <dl className="facts">
                <Row label="State">
                  <Badge word={catalog.status} />
                </Row>
                <Row label="Version">{catalog.version ?? <span className="faint">none</span>}</Row>
                <Row label="Published">
                  <Time at={catalog.publishedAt} />
                </Row>
              </dl>
            </Card>
          </div>
        )}
      </Loaded>
      <CatalogVersions />
    </Page>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
