// SPDX-License-Identifier: Apache-2.0
/** What people are asked, and how they decide. */
@NullMarked
package net.concordat.registry.decision;

import org.jspecify.annotations.NullMarked;
