// SPDX-License-Identifier: Apache-2.0
/** What replaces a class of corda-node that keeps too much. */
@NullMarked
package net.corda.node.services.statemachine.interceptors;

import org.jspecify.annotations.NullMarked;
