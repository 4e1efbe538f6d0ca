/**
 * What every command line needs, the job's, the operator's and the cut-over's: its runner,
 * sentences for what went wrong, columns.
 */
@NullMarked
package com.thebabesclub.commerce.sync.command;

import org.jspecify.annotations.NullMarked;
