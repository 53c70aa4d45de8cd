// SPDX-License-Identifier: Apache-2.0
/** What the node was told to do: how far it is, and what came of it. */
@NullMarked
package net.concordat.ui.view.command;

import org.jspecify.annotations.NullMarked;
