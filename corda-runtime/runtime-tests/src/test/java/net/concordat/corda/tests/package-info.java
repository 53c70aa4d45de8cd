// SPDX-License-Identifier: Apache-2.0
/** What the Corda runtime promises, tried on MockNetwork and on a real node. */
@NullMarked
package net.concordat.corda.tests;

import org.jspecify.annotations.NullMarked;
