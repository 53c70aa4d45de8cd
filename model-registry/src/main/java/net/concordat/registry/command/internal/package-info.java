// SPDX-License-Identifier: Apache-2.0
/** The table of commands, and what carries them out. */
@NullMarked
package net.concordat.registry.command.internal;

import org.jspecify.annotations.NullMarked;
