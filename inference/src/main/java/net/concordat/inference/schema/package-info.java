// SPDX-License-Identifier: Apache-2.0
/**
 * The declared feature schema: which columns a row has, and how each becomes inputs of a network.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.inference.schema;
