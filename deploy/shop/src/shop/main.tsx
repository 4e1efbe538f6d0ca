import { ApiError, configureApi } from "../../../../libs/typescript-client/src/api";
import { Page } from "../ui/Page";
import { start } from "../ui/start";
import { comeBack } from "./checkout/comeBack";
import { Session } from "./session/session";
import { SessionProvider } from "./session/SessionContext";
import { Shop } from "./shell/Shop";
import "../ui/base.css";
import "./shop.css";

async function open(): Promise<void> {
  comeBack();
  const session = await Session.open();
  configureApi({ baseUrl: location.origin, token: () => session.token });
  await session.begin();
  start(
    "shop",
    <SessionProvider value={session}>
      <Shop />
    </SessionProvider>,
    (error) => {
      if (error instanceof ApiError && error.isSignedOut) {
        session.end("You were signed out. Sign in to see your orders.");
      }
    },
  );
}

open().catch((error: Error) =>
  start(
    "shop",
    <Page title="The shop cannot start">
      <p role="alert">{error.message}</p>
    </Page>,
  ),
);
