// SPDX-License-Identifier: Apache-2.0
/** Reading what others handed in, strictly. */
@org.jspecify.annotations.NullMarked
package net.concordat.inference.support;
