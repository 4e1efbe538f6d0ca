/** What `console.json` beside the pages says: where the shop is, and who signs its people in. */
export interface ConsoleSettings {
  /** The origin of the API; without it the page's own. */
  api?: string;
  /** Of the OpenID provider; may be a path of this origin. */
  issuer: string;
  clientId: string;
  /** `openid` where it is left out. */
  scope?: string;
  /** More parameters that the provider wants, such as `audience`. */
  parameters?: Record<string, string>;
}

export async function readSettings(): Promise<ConsoleSettings> {
  const answer = await fetch("console.json", { cache: "no-cache" });
  if (!answer.ok) {
    throw new Error(`console.json was answered with ${answer.status}.`);
  }
  const settings = (await answer.json()) as Partial<ConsoleSettings>;
  if (!settings.issuer || !settings.clientId) {
    throw new Error("console.json has to name issuer and clientId.");
  }
  return { ...settings, issuer: settings.issuer, clientId: settings.clientId };
}
