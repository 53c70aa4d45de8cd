// SPDX-License-Identifier: Apache-2.0
/** Members train one model together: they agree on it, and combine their updates round by round. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.federation;
