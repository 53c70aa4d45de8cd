// SPDX-License-Identifier: Apache-2.0
/** What the notary has committed, told to the observers of the consortium it serves. */
@org.jspecify.annotations.NullMarked
package net.concordat.notary;
