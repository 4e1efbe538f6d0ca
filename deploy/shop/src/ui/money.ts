/** Minor units as they are read: one table of currencies for all pages. */
export { money } from "../../../console/src/ui/money";
