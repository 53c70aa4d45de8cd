// SPDX-License-Identifier: Apache-2.0
/** Valid transactions of every kind, which a test breaks in one way. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.testing;
