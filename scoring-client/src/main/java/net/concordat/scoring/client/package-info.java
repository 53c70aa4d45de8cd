// SPDX-License-Identifier: Apache-2.0
/** What a bank's programs ask a scoring service with. */
@org.jspecify.annotations.NullMarked
package net.concordat.scoring.client;
