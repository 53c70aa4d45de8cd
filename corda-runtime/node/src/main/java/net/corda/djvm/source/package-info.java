// SPDX-License-Identifier: Apache-2.0
/** The three types of the deterministic JVM that the node links against. */
@NullMarked
package net.corda.djvm.source;

import org.jspecify.annotations.NullMarked;
