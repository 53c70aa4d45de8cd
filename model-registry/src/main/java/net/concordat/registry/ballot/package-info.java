// SPDX-License-Identifier: Apache-2.0
/** What people sign for an answer to a proposal, and relaying it. */
@NullMarked
package net.concordat.registry.ballot;

import org.jspecify.annotations.NullMarked;
