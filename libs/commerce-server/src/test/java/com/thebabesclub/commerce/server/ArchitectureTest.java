package com.thebabesclub.commerce.server;

import com.thebabesclub.commerce.testing.ArchitectureRules;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

@AnalyzeClasses(
        packages = "com.thebabesclub.commerce",
        importOptions = ArchitectureRules.MainCode.class)
class ArchitectureTest {

    @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}
