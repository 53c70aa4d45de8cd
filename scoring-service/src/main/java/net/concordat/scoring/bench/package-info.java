// SPDX-License-Identifier: Apache-2.0
/** What the service takes, measured; for {@code ./concordat bench scoring} and tests alone. */
@org.jspecify.annotations.NullMarked
package net.concordat.scoring.bench;
