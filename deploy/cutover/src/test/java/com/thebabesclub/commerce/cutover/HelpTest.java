package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.sync.ProgramHelpTest;

import java.util.List;
import java.util.Map;

class HelpTest extends ProgramHelpTest {

    HelpTest() {
        super(
                new Program(
                        "cutover",
                        Main.PROGRAM,
                        List.of("table migrate"),
                        List.of("table migrate"),
                        List.of("", "table", "nonsense"),
                        Map.of("", List.of("The cut-over:", "table")),
                        List.of("--dry-run")));
    }
}
