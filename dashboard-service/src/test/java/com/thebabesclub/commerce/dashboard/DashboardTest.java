package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.testing.Door;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.TestInstance;

import java.util.List;

/** A test of the whole service, at every door. */
@MicronautTest(contextBuilder = DashboardContextBuilder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DashboardTest {

    @Inject Dashboard dashboard;

    final Dashboard dashboard() {
        return dashboard;
    }

    final List<Door> doors() {
        return dashboard.doors();
    }
}
