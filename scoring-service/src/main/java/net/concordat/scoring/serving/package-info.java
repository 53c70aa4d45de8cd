// SPDX-License-Identifier: Apache-2.0
/** Which version may decide now. */
@org.jspecify.annotations.NullMarked
package net.concordat.scoring.serving;
