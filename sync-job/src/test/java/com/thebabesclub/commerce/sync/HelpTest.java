package com.thebabesclub.commerce.sync;

import java.util.List;
import java.util.Map;

class HelpTest extends ProgramHelpTest {

    HelpTest() {
        super(
                new Program(
                        "sync-job",
                        Main.PROGRAM,
                        List.of("sync orders", "sync due"),
                        List.of("sync orders", "sync due"),
                        List.of("", "sync", "sync nonsense", "nonsense"),
                        Map.of("", List.of("sync"), "sync", List.of("orders", "due")),
                        List.of("--lookback-hours")));
    }
}
