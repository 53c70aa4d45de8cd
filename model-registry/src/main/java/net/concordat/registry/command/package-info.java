// SPDX-License-Identifier: Apache-2.0
/** Commands: what the node was asked to do, each carried out once however often it is asked for. */
@NullMarked
package net.concordat.registry.command;

import org.jspecify.annotations.NullMarked;
