// SPDX-License-Identifier: Apache-2.0
/** What a node tells of the transactions it holds. */
@NullMarked
package net.concordat.workflows.audit;

import org.jspecify.annotations.NullMarked;
