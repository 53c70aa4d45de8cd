// SPDX-License-Identifier: Apache-2.0
/** A CorDapp of four small classes, there to be run by the tests beside it. */
@NullMarked
package net.concordat.corda.smoke;

import org.jspecify.annotations.NullMarked;
