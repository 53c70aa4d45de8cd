// SPDX-License-Identifier: Apache-2.0
/** The projected table of votes. */
@NullMarked
package net.concordat.registry.approval.internal;

import org.jspecify.annotations.NullMarked;
