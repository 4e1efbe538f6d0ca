import { Page } from "../ui/Page";
import { start } from "../ui/start";
import "../ui/base.css";

start("shop", <Page title="The Babes Club">{null}</Page>);
