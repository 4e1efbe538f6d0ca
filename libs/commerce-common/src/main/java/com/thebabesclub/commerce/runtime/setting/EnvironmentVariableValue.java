package com.thebabesclub.commerce.runtime.setting;

/**
 * The value of a variable. It is no text to the framework, which would take a {@code ${…}} in it
 * for a placeholder.
 */
record EnvironmentVariableValue(String variable, String text) {}
