// SPDX-License-Identifier: Apache-2.0
/** What a bank commits to before it can know the version that it will measure. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.holdout;
