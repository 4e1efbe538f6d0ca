package com.thebabesclub.commerce.table.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.profile.Profile;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

class ProfileRepositoryTest {

    private static final Profile.Details DETAILS =
            new Profile.Details(
                    Optional.of("Ann"),
                    Optional.of("ann@example.com"),
                    Optional.empty(),
                    Optional.of(
                            new ShippingAddress(
                                    Optional.of("Ann Lee"),
                                    Optional.of("1 Main St"),
                                    Optional.empty(),
                                    Optional.of("Toronto"),
                                    Optional.of("ON"),
                                    Optional.of("M5V 1A1"),
                                    Optional.of("CA"))));

    private final LocalTable local = LocalTable.create();
    private final CommerceTable table = new CommerceTable(local.tapped(), local.name());
    private final ProfileRepository profiles = new ProfileRepository(table, TestClock.atNoon());

    @Test
    void readingAProfileThatIsNotThereWritesNothing() {
        assertThat(Await.value(profiles.read("ann"))).isEqualTo(Profile.none("ann"));
        assertThat(local.keys("USER#")).isEmpty();
    }

    @Test
    void whatIsSavedIsReadBackAsTheNextVersion() {
        Profile saved = Await.value(profiles.save("ann", 0, DETAILS));

        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.details()).isEqualTo(DETAILS);
        assertThat(Await.value(profiles.read("ann"))).isEqualTo(saved);
        Profile emptied = Await.value(profiles.save("ann", 1, Profile.Details.NONE));
        assertThat(emptied.details()).isEqualTo(Profile.Details.NONE);
        assertThat(emptied.createdAt()).isEqualTo(saved.createdAt());
    }

    @Test
    @Case(id = "A9", sentence = "A lost update of the profile.")
    void ofTwoEditsOfOneVersionOneIsRefused() {
        Await.value(profiles.save("ann", 0, DETAILS));

        List<Profile> saved =
                Await.value(
                        Flux.range(0, 5)
                                .flatMap(
                                        _ ->
                                                profiles.save("ann", 1, Profile.Details.NONE)
                                                        .onErrorResume(
                                                                ProfileConflictException.class,
                                                                _ -> Mono.empty()))
                                .collectList());

        assertThat(saved).hasSize(1);
        assertThat(Await.value(profiles.read("ann")).version()).isEqualTo(2);
        assertThatThrownBy(() -> Await.value(profiles.save("ann", 0, DETAILS)))
                .isInstanceOf(ProfileConflictException.class);
    }

    @Test
    void attributesOfAnOldProfileStayWhenItIsSaved() {
        Attributes old =
                Attributes.item(Key.profile("ann"))
                        .put("displayName", "Old")
                        .put("walletAddress", "0xabc")
                        .put("createdAt", "1732612800")
                        .build();
        Await.optional(table.write(Write.put(old)));

        Profile read = Await.value(profiles.read("ann"));
        assertThat(read.version()).isZero();
        assertThat(read.details().displayName()).contains("Old");
        Await.value(profiles.save("ann", 0, DETAILS));
        assertThat(Await.value(table.getStrongly(Key.profile("ann"))).text("walletAddress"))
                .isEqualTo("0xabc");
    }

    @Test
    void ofParallelLinksToStripeOneWinsAndAllLearnIt() {
        List<String> customers =
                Await.value(
                        Flux.range(0, 5)
                                .flatMap(
                                        n ->
                                                profiles.linkCustomer(
                                                        "ann",
                                                        Optional.empty(),
                                                        "cus_" + n,
                                                        Optional.empty()))
                                .distinct()
                                .collectList());

        assertThat(customers).hasSize(1);
        String winner = customers.getFirst();
        assertThat(Await.value(profiles.read("ann")).stripeCustomerId()).contains(winner);
        assertThat(local.keys("CUSTOMER#")).hasSize(1);
        assertThat(
                        Await.value(
                                profiles.linkCustomer(
                                        "ann", Optional.of(winner), "cus_new", Optional.empty())))
                .isEqualTo("cus_new");
        assertThat(
                        Await.value(
                                profiles.linkCustomer(
                                        "ann", Optional.of(winner), "cus_late", Optional.empty())))
                .isEqualTo("cus_new");
    }

    @Test
    void linkingACustomerDisturbsNoEdit() {
        Await.value(profiles.linkCustomer("ann", Optional.empty(), "cus_1", Optional.empty()));

        Profile saved = Await.value(profiles.save("ann", 0, DETAILS));

        assertThat(saved.stripeCustomerId()).contains("cus_1");
    }
}
