package com.thebabesclub.violation.commerce.dashboard;

import com.thebabesclub.violation.commerce.sync.run.Sync;

import java.util.List;

/** A service that knows another one. */
public record Dashboard(List<Sync> others) {}
