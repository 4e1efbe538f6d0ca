/**
 * Lambda's SnapStart: a published version is started once and frozen, and any number of copies go
 * on from there, perhaps days later and at once. What they must not share is let go of before, and
 * taken anew after; what a first request would wait for is rehearsed.
 */
@NullMarked
package com.thebabesclub.commerce.runtime.snapshot;

import org.jspecify.annotations.NullMarked;
