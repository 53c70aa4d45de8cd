// SPDX-License-Identifier: Apache-2.0
/** The fine-tune workers of a network: each bank's own, beside its registry. */
@NullMarked
package net.concordat.deploy.worker;

import org.jspecify.annotations.NullMarked;
