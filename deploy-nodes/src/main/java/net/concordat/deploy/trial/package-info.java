// SPDX-License-Identifier: Apache-2.0
/** A consortium on real nodes of its own, for benches and tests. */
@org.jspecify.annotations.NullMarked
package net.concordat.deploy.trial;
