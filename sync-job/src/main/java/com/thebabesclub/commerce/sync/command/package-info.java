/** What every command of the job needs: a workbench, sentences for what went wrong, columns. */
@NullMarked
package com.thebabesclub.commerce.sync.command;

import org.jspecify.annotations.NullMarked;
