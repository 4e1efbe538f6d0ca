import { start } from "../ui/start";
import { Wire } from "./Wire";
import "../ui/base.css";
import "./wire.css";

start("wire", <Wire />);
