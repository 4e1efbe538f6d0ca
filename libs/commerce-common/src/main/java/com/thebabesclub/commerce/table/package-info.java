/**
 * The one DynamoDB table: its keys, its items, conditional writes. The only importer of DynamoDB;
 * no type of the AWS SDK leaves it.
 */
@NullMarked
package com.thebabesclub.commerce.table;

import org.jspecify.annotations.NullMarked;
