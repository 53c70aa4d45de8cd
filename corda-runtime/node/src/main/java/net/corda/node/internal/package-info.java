// SPDX-License-Identifier: Apache-2.0
/** What replaces a class of corda-node that cannot be loaded on JDK 17. */
@NullMarked
package net.corda.node.internal;

import org.jspecify.annotations.NullMarked;
