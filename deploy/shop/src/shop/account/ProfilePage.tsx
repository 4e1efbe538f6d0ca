import { useQuery } from "@tanstack/react-query";

import { getProfile } from "../../../../../libs/typescript-client/src/dashboard";
import { Loaded } from "../../ui/Loaded";
import { SignedIn } from "../session/SessionContext";
import { Erase } from "./Erase";
import { ExportAccount } from "./ExportAccount";
import { ProfileForm } from "./ProfileForm";

export function ProfilePage() {
  return (
    <SignedIn title="Your profile">
      <Profile />
      <ExportAccount />
      <Erase />
    </SignedIn>
  );
}

function Profile() {
  const profile = useQuery({
    queryKey: ["account", "profile"],
    queryFn: ({ signal }) => getProfile({ signal }),
    // What somebody is typing is not replaced because they looked into another window.
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={profile}>
      {(found) => <ProfileForm key={found.version} profile={found} />}
    </Loaded>
  );
}
