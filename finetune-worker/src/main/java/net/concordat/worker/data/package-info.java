// SPDX-License-Identifier: Apache-2.0
/** Rows of a bank: the declared feature schema, reading, encoding and committing to them. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.data;
