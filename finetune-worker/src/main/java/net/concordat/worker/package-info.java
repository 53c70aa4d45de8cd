// SPDX-License-Identifier: Apache-2.0
/** The fine-tune worker: what all of its subjects share. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker;
