import { Page } from "../ui/Page";
import { start } from "../ui/start";
import "../ui/base.css";

start("wire", <Page title="The wire">{null}</Page>);
