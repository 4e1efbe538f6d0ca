package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.domain.stock.ReservationAttempt;
import com.thebabesclub.commerce.domain.stock.StockKey;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The key of an item. Every key pattern of the table is made here and nowhere else.
 *
 * @param partition {@code PK}
 * @param sort {@code SK}
 */
public record Key(String partition, String sort) {

    /** The partition of the unfinished events. */
    public static final String UNFINISHED = "FAILED";

    /** The partition of the catalogue, apart so that a role can be given it alone. */
    public static final String CATALOG = "CATALOG";

    /** What the sort keys of published catalogues begin with. */
    public static final String CATALOG_VERSIONS = "V#";

    /** What the sort keys of moves of stock begin with. */
    public static final String STOCK_MOVES = "MOVE#";

    /** What the sort keys of notes begin with. */
    public static final String NOTES = "note#";

    /** What the sort keys of commits begin with: versions have ten digits. */
    public static final String COMMITS = "0";

    /** Between these are the sort keys of acts: milliseconds have thirteen digits. */
    public static final String FIRST_ACT = "1";

    public static final String LAST_ACT = "9999999999999$";

    /**
     * DynamoDB's own limits on keys, so that an id that is too long is our error and not the
     * table's.
     */
    public Key {
        requireBytes(partition, 2048);
        requireBytes(sort, 1024);
    }

    /** How many pieces of what is counted there are. */
    public static Key stock(StockKey key) {
        return new Key(stockPartition(key), "METADATA");
    }

    /**
     * What somebody of the shop put in or took out.
     *
     * @param id tells those of one millisecond apart
     */
    public static Key stockMove(StockKey key, Instant at, String id) {
        return new Key(
                stockPartition(key),
                String.format(Locale.ROOT, "%s%013d#%s", STOCK_MOVES, at.toEpochMilli(), id));
    }

    /**
     * That a request about stock was carried out.
     *
     * @param id tells requests apart
     */
    public static Key stockRequest(StockKey key, String id) {
        return new Key(stockPartition(key), "REQUEST#" + id);
    }

    /** The partition of what is counted under a key, and of what was put in or taken out. */
    public static String stockPartition(StockKey key) {
        return "STOCK#" + key.text();
    }

    public static Key quote(String quoteSignature) {
        return new Key("QUOTE#" + quoteSignature, "CACHE");
    }

    public static Key quoteHistory(String cartHash, String priceVersion) {
        return new Key("CART#" + cartHash, "QUOTE#" + priceVersion);
    }

    public static Key quoteSession(String quoteSignature, String sessionId) {
        return new Key("QUOTE#" + quoteSignature, "SESSION#" + sessionId);
    }

    /** The live checkout session of a shopper. */
    public static Key activeSession(String cartId) {
        return new Key("CART#" + cartId, "ACTIVE");
    }

    /** The pieces that a cart holds or has bought. */
    public static Key reservation(String cartId, long number) {
        return new Key("CART#" + cartId, "RESERVATION#" + number);
    }

    /** What a session has bought that its cart's reservation did not hold any more. */
    public static Key lateSale(String cartId, ReservationAttempt attempt) {
        return new Key("CART#" + cartId, "RESERVATION#" + attempt.text());
    }

    /** The pointer and guard of a session. */
    public static Key session(String sessionId) {
        return new Key("SESSION#" + sessionId, "METADATA");
    }

    /** What was quoted for a session, beside its pointer so that one query reads both. */
    public static Key sessionLines(String sessionId) {
        return new Key("SESSION#" + sessionId, "LINES");
    }

    /**
     * A page of refunds of a session that has more than its pointer holds.
     *
     * @param page from 1
     */
    public static Key sessionRefunds(String sessionId, int page) {
        return new Key("SESSION#" + sessionId, "REFUNDS#" + page);
    }

    /** What the shop's people have done about a session's order. */
    public static Key sessionShop(String sessionId) {
        return new Key("SESSION#" + sessionId, "SHOP");
    }

    public static Key paymentIntent(String paymentIntentId) {
        return new Key("PI#" + paymentIntentId, "METADATA");
    }

    /**
     * An order, under its owner.
     *
     * @param created when the session was created, which every path knows alike and which never
     *     changes
     */
    public static Key order(String userId, Instant created, String sessionId) {
        return new Key("USER#" + userId, orderSort(created) + "#" + sessionId);
    }

    /**
     * The start of the sort keys of the orders whose session was created then; ten digits, so that
     * text sorts as time.
     */
    public static String orderSort(Instant created) {
        return String.format(Locale.ROOT, "ORDER#%010d", created.getEpochSecond());
    }

    /** An order, under the canonical address of the e-mail that it was bought with. */
    public static Key emailOrder(String address, Instant created, String sessionId) {
        return new Key(email(address), orderSort(created) + "#" + sessionId);
    }

    /** The partition of the orders that were bought with an e-mail. */
    public static String email(String address) {
        return "EMAIL#" + address;
    }

    /**
     * An order in the list of the month in which its session was created, UTC. It never moves: the
     * creation does not change.
     */
    public static Key orderListing(Instant created, String sessionId) {
        YearMonth month = YearMonth.from(created.atOffset(ZoneOffset.UTC));
        return new Key(orderListings(month), orderListingSort(created) + "#" + sessionId);
    }

    /** The partition of a month's list of orders. */
    public static String orderListings(YearMonth month) {
        return "ORDERS#" + month;
    }

    /**
     * The start of the sort keys in a month's list of the orders whose session was created then.
     */
    public static String orderListingSort(Instant created) {
        return String.format(Locale.ROOT, "%010d", created.getEpochSecond());
    }

    /** What a commit changed of a session's order. */
    public static Key timelineCommit(String sessionId, long version) {
        return new Key(timeline(sessionId), String.format(Locale.ROOT, "%010d#commit", version));
    }

    /**
     * That somebody has exported orders.
     *
     * @param id tells those of one millisecond apart
     */
    public static Key timelineExport(Instant at, String id) {
        return new Key(
                timeline("EXPORTS"),
                String.format(Locale.ROOT, "%013d#export#%s", at.toEpochMilli(), id));
    }

    /** What moved on the balance at Stripe for a session's order. */
    public static Key money(String sessionId, String transactionId) {
        return new Key(money(sessionId), transactionId);
    }

    /** The partition of what moved on the balance for a session's order. */
    public static String money(String sessionId) {
        return "MONEY#" + sessionId;
    }

    /**
     * What somebody of the shop did about a session's order.
     *
     * @param cause tells those of one millisecond apart
     */
    public static Key timelineAct(String sessionId, Instant at, String act, String cause) {
        return new Key(
                timeline(sessionId),
                String.format(Locale.ROOT, "%013d#%s#%s", at.toEpochMilli(), act, cause));
    }

    /** What somebody of the shop has written about a session's order. */
    public static Key timelineNote(String sessionId, String noteId) {
        return new Key(timeline(sessionId), NOTES + noteId);
    }

    /** The partition of what happened to a session's order. */
    public static String timeline(String sessionId) {
        return "TIMELINE#" + sessionId;
    }

    /**
     * Something about a session's order that needs a person.
     *
     * @param since so that the oldest are first
     */
    public static Key todo(String reason, Instant since, String sessionId) {
        return new Key(todos(reason), orderListingSort(since) + "#" + sessionId);
    }

    /** The partition of what needs a person for one reason. */
    public static String todos(String reason) {
        return "TODO#" + reason;
    }

    public static Key orderNumber(String number) {
        return new Key("ORDERNO#" + number, "METADATA");
    }

    public static Key profile(String userId) {
        return new Key("USER#" + userId, "PROFILE");
    }

    public static Key customer(String stripeCustomerId) {
        return new Key("CUSTOMER#" + stripeCustomerId, "USER");
    }

    public static Key coupon(String couponId, String sessionId) {
        return new Key("COUPON#" + couponId, "SESSION#" + sessionId);
    }

    public static Key event(String eventId) {
        return new Key("EVENT#" + eventId, "METADATA");
    }

    /** An unfinished event, under the time of its first failure so that the oldest are first. */
    public static Key unfinished(Instant firstSeen, String eventId) {
        return new Key(
                UNFINISHED,
                String.format(Locale.ROOT, "%010d#%s", firstSeen.getEpochSecond(), eventId));
    }

    /** Something to do at or after an hour. The shards spread the writes of a busy hour. */
    public static Key due(Instant hour, int shard, String task, String sessionId) {
        return new Key("DUE#" + hour(hour) + "#" + shard, task + "#" + sessionId);
    }

    /** Something to do that waits in one place, whatever the hour. */
    public static Key standing(int shard, String task, String sessionId) {
        return new Key("DUE#STANDING#" + shard, task + "#" + sessionId);
    }

    /** Something to do that was given up. */
    public static Key parked(String task, String sessionId) {
        return new Key("DUE#PARKED", task + "#" + sessionId);
    }

    public static Key limit(String scope, String address, Instant day) {
        return new Key("LIMIT#" + scope + "#" + address, "WINDOW#" + day(day));
    }

    /** The reservations that carts of an address may have open. */
    public static Key openReservations(String address) {
        return new Key("LIMIT#reservations#" + address, "OPEN");
    }

    /** That a session's order was handed to another owner, in the order of time. */
    public static Key claim(String sessionId, Instant at) {
        return new Key("CLAIM#" + sessionId, Long.toString(at.getEpochSecond()));
    }

    /** A token that a user holds. */
    public static Key nft(String userId, String contract, String tokenId) {
        return new Key("USER#" + userId, "NFT#" + contract + "#" + tokenId);
    }

    /** What the sync could not bring into the table, by its id at Stripe. */
    public static Key syncFailure(String id) {
        return new Key("SYNC#FAILED", id);
    }

    public static Key system(String name) {
        return new Key("SYSTEM", name);
    }

    /** What the orders of a day came to. */
    public static Key orderStatistics(LocalDate day) {
        return system("DAY#" + day);
    }

    /** Which catalogue is sold from. */
    public static Key currentCatalog() {
        return new Key(CATALOG, "CURRENT");
    }

    /**
     * A catalogue that was published.
     *
     * @param version from 1
     */
    public static Key catalogVersion(long version) {
        return new Key(CATALOG, String.format(Locale.ROOT, "%s%010d", CATALOG_VERSIONS, version));
    }

    private static void requireBytes(String part, int most) {
        int bytes = part.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > most) {
            throw new IllegalArgumentException(
                    "a key part has " + bytes + " bytes and not 1 to " + most);
        }
    }

    private static String hour(Instant time) {
        int hour = time.atOffset(ZoneOffset.UTC).getHour();
        return day(time) + (hour < 10 ? "0" : "") + hour;
    }

    /** As {@code 20261121}. */
    private static String day(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        return Integer.toString(
                day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth());
    }
}
