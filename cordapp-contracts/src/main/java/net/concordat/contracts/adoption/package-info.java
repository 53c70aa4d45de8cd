// SPDX-License-Identifier: Apache-2.0
/** A bank's decisions to use versions, and which of them it scores with for each purpose. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.adoption;
