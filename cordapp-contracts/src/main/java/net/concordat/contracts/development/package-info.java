// SPDX-License-Identifier: Apache-2.0
/** Who developed an artifact, signed by them, so that they do not decide on its use. */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.development;
