package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.testing.WebRequest;

import java.util.LinkedHashMap;
import java.util.Map;

/** The routes of this service, as the tests of access ask them. */
final class Routes {

    /** Whom a route is for. */
    enum For {
        CUSTOMERS,
        ADMINS,
        /** Whoever reaches the port, which no gateway leads to. */
        NEIGHBOURS
    }

    record Row(For whom, WebRequest request) {}

    private static final String LINE = "{\"userId\":\"u\",\"contract\":\"c\",\"tokenId\":\"1\"}";

    private Routes() {}

    /** A request for each. */
    static Map<String, Row> forOrder(String order) {
        Map<String, Row> rows = new LinkedHashMap<>();
        customers(rows, "GET /dashboard/profile", WebRequest.get("/dashboard/profile"));
        customers(
                rows,
                "PUT /dashboard/profile",
                WebRequest.put("/dashboard/profile", "{\"displayName\":\"Other\"}"));
        customers(rows, "DELETE /dashboard/profile", WebRequest.of("DELETE", "/dashboard/profile"));
        customers(rows, "GET /dashboard/orders", WebRequest.get("/dashboard/orders"));
        customers(
                rows,
                "GET /dashboard/orders/{orderId}",
                WebRequest.get("/dashboard/orders/" + order));
        customers(
                rows,
                "POST /dashboard/orders/claim",
                WebRequest.of("POST", "/dashboard/orders/claim"));
        customers(rows, "GET /dashboard/nfts", WebRequest.get("/dashboard/nfts"));
        customers(rows, "GET /dashboard/export", WebRequest.get("/dashboard/export"));
        admins(rows, "GET /admin/events", WebRequest.get("/admin/events?state=parked"));
        admins(
                rows,
                "POST /admin/events/{eventId}/replay",
                WebRequest.of("POST", "/admin/events/evt_1/replay"));
        admins(rows, "GET /admin/health", WebRequest.get("/admin/health"));
        admins(rows, "GET /admin/orders", WebRequest.get("/admin/orders?session=" + order));
        admins(rows, "GET /admin/orders/{orderId}", WebRequest.get("/admin/orders/" + order));
        admins(
                rows,
                "GET /admin/orders/export",
                WebRequest.get("/admin/orders/export?month=2026-11&personal=true"));
        admins(
                rows,
                "POST /admin/orders/{orderId}/fulfilment",
                WebRequest.post("/admin/orders/" + order + "/fulfilment", "{\"step\":\"packed\"}")
                        .header("Idempotency-Key", "access-2"));
        admins(
                rows,
                "POST /admin/orders/{orderId}/refunds",
                WebRequest.post("/admin/orders/" + order + "/refunds", "{\"amount\":1}")
                        .header("Idempotency-Key", "access-3"));
        admins(
                rows,
                "POST /admin/orders/{orderId}/cancel",
                WebRequest.post("/admin/orders/" + order + "/cancel", "{}")
                        .header("Idempotency-Key", "access-4"));
        admins(
                rows,
                "POST /admin/orders/{orderId}/letters",
                WebRequest.post("/admin/orders/" + order + "/letters", "{\"letter\":\"shipped\"}")
                        .header("Idempotency-Key", "access-5"));
        admins(
                rows,
                "POST /admin/orders/{orderId}/notes",
                WebRequest.post("/admin/orders/" + order + "/notes", "{\"text\":\"Called.\"}")
                        .header("Idempotency-Key", "access-1"));
        admins(
                rows,
                "POST /admin/orders/search",
                WebRequest.post("/admin/orders/search", "{\"session\":\"" + order + "\"}"));
        admins(rows, "GET /admin/statistics", WebRequest.get("/admin/statistics?month=2026-11"));
        admins(rows, "GET /admin/stock", WebRequest.get("/admin/stock"));
        admins(rows, "GET /admin/stock/moves", WebRequest.get("/admin/stock/moves?sku=N-RED"));
        admins(
                rows,
                "POST /admin/stock",
                WebRequest.post(
                                "/admin/stock",
                                "{\"sku\":\"N-RED\",\"difference\":1,\"reason\":\"Made.\"}")
                        .header("Idempotency-Key", "access-6"));
        admins(rows, "GET /admin/sync", WebRequest.get("/admin/sync"));
        admins(rows, "POST /admin/sync", WebRequest.post("/admin/sync", "{}"));
        admins(rows, "GET /admin/catalog/versions", WebRequest.get("/admin/catalog/versions"));
        admins(rows, "GET /admin/tasks", WebRequest.get("/admin/tasks?kind=mail"));
        admins(
                rows,
                "POST /admin/tasks/{taskId}/retry",
                WebRequest.of("POST", "/admin/tasks/bWFpbCNjc190ZXN0XzE/retry"));
        admins(rows, "GET /admin/todo", WebRequest.get("/admin/todo"));
        admins(
                rows,
                "POST /admin/nfts",
                WebRequest.post("/admin/nfts", LINE)
                        .header("Content-Type", "application/x-ndjson"));
        neighbours(rows, "GET /prometheus", WebRequest.get("/prometheus"));
        neighbours(rows, "GET /health", WebRequest.get("/health"));
        neighbours(rows, "GET /health/{selector}", WebRequest.get("/health/readiness"));
        return rows;
    }

    private static void customers(Map<String, Row> rows, String route, WebRequest request) {
        rows.put(route, new Row(For.CUSTOMERS, request));
    }

    private static void admins(Map<String, Row> rows, String route, WebRequest request) {
        rows.put(route, new Row(For.ADMINS, request));
    }

    private static void neighbours(Map<String, Row> rows, String route, WebRequest request) {
        rows.put(route, new Row(For.NEIGHBOURS, request));
    }
}
