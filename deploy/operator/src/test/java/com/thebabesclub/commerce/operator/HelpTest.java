package com.thebabesclub.commerce.operator;

import com.thebabesclub.commerce.sync.ProgramHelpTest;

import java.util.List;
import java.util.Map;

class HelpTest extends ProgramHelpTest {

    HelpTest() {
        super(
                new Program(
                        "operator",
                        Main.PROGRAM,
                        List.of(
                                "sync orders",
                                "sync due",
                                "sync status",
                                "orders export",
                                "sync events list",
                                "sync events replay",
                                "catalog publish",
                                "catalog rollback",
                                "catalog versions",
                                "catalog import",
                                "catalog pull",
                                "catalog convert",
                                "stock set",
                                "stock list",
                                "stock import",
                                "stock export",
                                "stock recount",
                                "secrets put",
                                "webhook ensure",
                                "token explain",
                                "payouts check",
                                "table reindex"),
                        List.of("sync orders", "sync status", "sync events list", "catalog import"),
                        List.of("", "sync", "sync nonsense", "catalog", "nonsense"),
                        Map.of(
                                "",
                                List.of(
                                        "To set the shop up:",
                                        "sync",
                                        "orders",
                                        "catalog",
                                        "stock",
                                        "secrets",
                                        "webhook",
                                        "token",
                                        "table",
                                        "payouts"),
                                "sync",
                                List.of("orders", "due", "events", "status")),
                        List.of("--retire-others", "--lookback-hours")));
    }
}
