package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.testing.Door;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.util.List;

/** A test of the whole service, at every door. */
abstract class DashboardTest {

    private static Dashboard started;

    @BeforeAll
    static void start() {
        started = new Dashboard();
    }

    @AfterAll
    static void stop() {
        started.close();
    }

    static Dashboard dashboard() {
        return started;
    }

    static List<Door> doors() {
        return started.doors();
    }
}
